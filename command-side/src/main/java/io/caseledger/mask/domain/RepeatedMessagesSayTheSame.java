package io.caseledger.mask.domain;

import io.caseledger.shared.contract.Rejection;
import java.util.Optional;

/** API-07: a message may come again, but not say something else under the same number. */
final class RepeatedMessagesSayTheSame implements PermitRule {
    @Override
    public Optional<Rejection> refusal(PermitAttempt attempt) {
        var id = CustomsMessage.id(attempt.command()).orElse("");
        var earlier = attempt.standing().message(id);
        return require(
                earlier.isEmpty() || earlier.equals(CustomsMessage.of(attempt.command())), Rejection.Kind.CONFLICT, id);
    }
}
