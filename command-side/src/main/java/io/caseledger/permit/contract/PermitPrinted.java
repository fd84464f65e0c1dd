package io.caseledger.permit.contract;

import org.axonframework.serialization.Revision;

/** A version of the permit was printed (MSK-05). */
@Revision("1")
public record PermitPrinted(String permitId, int revision) implements PermitEvent {}
