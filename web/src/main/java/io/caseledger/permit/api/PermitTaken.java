package io.caseledger.permit.api;

import io.caseledger.shared.bus.Outcome;

/** A command's answer: the number, the permit's version and the event's position. */
record PermitTaken(String permitNumber, long version, long position) {
    static PermitTaken by(Outcome outcome) {
        return new PermitTaken(outcome.number(), outcome.version(), outcome.position());
    }
}
