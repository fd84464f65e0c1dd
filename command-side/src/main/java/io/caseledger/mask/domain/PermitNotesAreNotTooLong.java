package io.caseledger.mask.domain;

import io.caseledger.mask.contract.CancelPermit;
import io.caseledger.mask.contract.DemandAmendment;
import io.caseledger.mask.contract.ReportMismatch;
import io.caseledger.mask.contract.RevisePermit;
import io.caseledger.shared.contract.Rejection;
import io.caseledger.shared.domain.PrintableText;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What is written by hand is shown on pages and in mails: at most 500 characters, printable ones. */
final class PermitNotesAreNotTooLong implements PermitRule {
    private static final int MOST = 500;

    @Override
    public Optional<Rejection> refusal(PermitAttempt attempt) {
        return switch (attempt.command()) {
            case CancelPermit cancel -> refusal("reason", cancel.reason());
            case RevisePermit revise -> refusal("description", revise.description());
            case ReportMismatch mismatch -> refusal("description", mismatch.description());
            case DemandAmendment demand -> refusal("description", demand.description());
            default -> pass();
        };
    }

    private Optional<Rejection> refusal(String field, @Nullable String text) {
        var fits = text == null || (text.codePointCount(0, text.length()) <= MOST && PrintableText.is(text));
        return requireField(fits, field, Integer.toString(MOST));
    }
}
