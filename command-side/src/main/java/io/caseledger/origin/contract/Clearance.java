package io.caseledger.origin.contract;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** 放行前 / 放行後申請: a pre-clearance case must be closed later, a post-clearance one names its export declarations. */
public enum Clearance {
    PRE_CLEARANCE,
    POST_CLEARANCE;

    /** Days from the issue to when a certificate must be closed (COE0020-01). */
    public static final int CLOSED_WITHIN_DAYS = 30;

    /** Until when a certificate must be closed; null where it names its declarations already. */
    public @Nullable LocalDate closeBy(LocalDate issuedOn) {
        return this == PRE_CLEARANCE ? issuedOn.plusDays(CLOSED_WITHIN_DAYS) : null;
    }
}
