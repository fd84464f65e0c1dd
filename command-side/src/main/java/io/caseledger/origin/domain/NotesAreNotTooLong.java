package io.caseledger.origin.domain;

import io.caseledger.origin.contract.CancelCertificate;
import io.caseledger.origin.contract.CollectCertificate;
import io.caseledger.origin.contract.FieldComment;
import io.caseledger.origin.contract.RejectCertificate;
import io.caseledger.origin.contract.RequestCorrection;
import io.caseledger.shared.contract.Rejection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What officers write by hand is shown on pages and in mails: at most 500 characters each. */
final class NotesAreNotTooLong implements CaseRule {
    @Override
    public Optional<Rejection> refusal(Attempt attempt) {
        var notes =
                switch (attempt.command()) {
                    case RejectCertificate reject -> List.of(reject.reason());
                    case CancelCertificate cancel -> texts(cancel.reason());
                    case CollectCertificate collect -> texts(collect.collectedBy());
                    case RequestCorrection request ->
                        request.comments().stream().map(FieldComment::comment).toList();
                    default -> List.<String>of();
                };
        return notes.stream().anyMatch(note -> note.codePointCount(0, note.length()) > MOST)
                ? refuse(Rejection.Kind.INVALID, String.valueOf(MOST))
                : pass();
    }

    private static final int MOST = 500;

    private static List<String> texts(@Nullable String text) {
        return text == null ? List.of() : List.of(text);
    }
}
