package io.caseledger.permit.contract;

import org.axonframework.serialization.Revision;

/** 單證比對不符 (API-07). */
@Revision("1")
public record MismatchReported(String permitId, String messageId, String declarationNumber, String description)
        implements PermitEvent {}
