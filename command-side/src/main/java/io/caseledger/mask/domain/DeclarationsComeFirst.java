package io.caseledger.mask.domain;

import io.caseledger.shared.contract.Rejection;
import java.util.Optional;

/** API-07: entry, mismatch, release and demand follow a declaration; one that comes before it is refused, so that the sender tries again. */
final class DeclarationsComeFirst implements PermitRule {
    @Override
    public Optional<Rejection> refusal(PermitAttempt attempt) {
        var number = CustomsMessage.of(attempt.command()).map(CustomsMessage::declaration);
        return require(
                number.isEmpty() || attempt.declaration().isPresent(), Rejection.Kind.CONFLICT, number.orElse(""));
    }
}
