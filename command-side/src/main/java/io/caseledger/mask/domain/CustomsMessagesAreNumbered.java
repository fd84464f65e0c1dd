package io.caseledger.mask.domain;

import io.caseledger.shared.contract.Rejection;
import io.caseledger.shared.domain.PrintableText;
import java.util.Optional;

/** API-07: the sender's own number of a message tells a repetition from news; 1 to 100 characters. */
final class CustomsMessagesAreNumbered implements PermitRule {
    private static final int MOST = 100;

    @Override
    public Optional<Rejection> refusal(PermitAttempt attempt) {
        var numbered = CustomsMessage.id(attempt.command())
                .filter(id -> !id.isBlank() && id.length() <= MOST && PrintableText.is(id))
                .isPresent();
        return requireField(numbered, "messageId", Integer.toString(MOST));
    }
}
