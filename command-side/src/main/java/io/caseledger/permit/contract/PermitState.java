package io.caseledger.permit.contract;

import java.time.LocalDate;

/** Where a permit stands. That it has expired follows from the day and {@code validUntil}, so it is no state. Names are storage format. */
public enum PermitState {
    /** 已核發 */
    ISSUED,
    /** 已取消 */
    CANCELLED,
    /** 已換發: expired, and another number stands for it */
    REISSUED;

    /**
     * Whether the last day on which a permit holds has passed (MSK-04).
     *
     * @param today in Asia/Taipei
     */
    public static boolean hasExpired(LocalDate validUntil, LocalDate today) {
        return today.isAfter(validUntil);
    }
}
