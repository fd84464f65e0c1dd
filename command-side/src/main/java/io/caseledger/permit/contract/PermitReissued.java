package io.caseledger.permit.contract;

import org.axonframework.serialization.Revision;

/** 已換發: another number stands for this expired permit (MSK-06). */
@Revision("1")
public record PermitReissued(String permitId, String newPermitId, String newPermitNumber) implements PermitEvent {}
