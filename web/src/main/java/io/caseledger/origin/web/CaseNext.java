package io.caseledger.origin.web;

import io.caseledger.origin.contract.CaseState;
import io.caseledger.origin.contract.Clearance;
import io.caseledger.origin.query.CaseView;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * What comes next in a case, as its page says it.
 *
 * @param key ends a message key: the state, or what else there is to do in it
 * @param closeBy until when it must be closed; null where it need not be, or not yet
 * @param days how many days are left until then, or have passed since
 * @param printed whether anything was printed; nothing is while there is nothing to print
 * @param paid whether the fee is; as long as none is due, it is
 */
record CaseNext(String key, @Nullable LocalDate closeBy, long days, boolean paid, boolean printed) {
    /**
     * No case has paid or printed yet: neither payment nor printing is part of the service so far, and a page must not say that they were done.
     *
     * @param today in Asia/Taipei
     */
    static CaseNext of(CaseView view, LocalDate today) {
        var state = CaseState.valueOf(view.row().state());
        var issued = state == CaseState.APPROVED || state == CaseState.COLLECTED;
        var issuedOn = view.issuedOn();
        var clearance = view.row().clearance();
        var closeBy = issued && issuedOn != null && clearance != null
                ? Clearance.valueOf(clearance).closeBy(issuedOn)
                : null;
        if (closeBy == null) {
            var key = state == CaseState.CANCELLED && issuedOn != null ? "VOID" : state.name();
            return new CaseNext(key, null, 0, !issued, !issued);
        }
        var left = ChronoUnit.DAYS.between(today, closeBy);
        var key = state != CaseState.COLLECTED ? state.name() : left >= 0 ? "TO_CLOSE" : "OVERDUE";
        return new CaseNext(key, closeBy, Math.abs(left), false, false);
    }
}
