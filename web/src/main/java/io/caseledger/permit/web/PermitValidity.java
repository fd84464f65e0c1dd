package io.caseledger.permit.web;

import io.caseledger.permit.contract.PermitState;
import io.caseledger.permit.query.PermitView;
import java.time.LocalDate;

/** Whether a permit holds on a day, as a person asks: its state, and that it has expired, which follows from the day. */
enum PermitValidity {
    VALID("good"),
    EXPIRED("past"),
    CANCELLED("bad"),
    REISSUED("replaced");

    /** Colour and shape of {@code shared/parts :: state}. */
    final String tone;

    PermitValidity(String tone) {
        this.tone = tone;
    }

    public String tone() {
        return tone;
    }

    /** @param today in Asia/Taipei */
    static PermitValidity of(PermitView permit, LocalDate today) {
        return switch (PermitState.valueOf(permit.row().state())) {
            case CANCELLED -> CANCELLED;
            case REISSUED -> REISSUED;
            case ISSUED -> PermitState.hasExpired(permit.row().validUntil(), today) ? EXPIRED : VALID;
        };
    }
}
