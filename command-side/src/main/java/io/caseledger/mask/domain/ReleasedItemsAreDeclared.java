package io.caseledger.mask.domain;

import io.caseledger.mask.contract.RecordRelease;
import io.caseledger.shared.contract.Rejection;
import java.util.Optional;

/** API-07: of each item no more is released than was declared. */
final class ReleasedItemsAreDeclared implements PermitRule {
    @Override
    public Optional<Rejection> refusal(PermitAttempt attempt) {
        if (!(attempt.command() instanceof RecordRelease release)) {
            return pass();
        }
        var declared = attempt.declaration().orElseThrow().items();
        return release.items().stream()
                .filter(item -> item.pieces() > declared.getOrDefault(item.item(), 0L))
                .findFirst()
                .flatMap(item -> require(
                        false,
                        Rejection.Kind.CONFLICT,
                        Integer.toString(item.item()),
                        Long.toString(declared.getOrDefault(item.item(), 0L))));
    }
}
