package io.caseledger.mask.domain;

import io.caseledger.mask.contract.RecordRelease;
import io.caseledger.shared.contract.Rejection;
import java.util.Optional;

/** MSK-14: of each item no more comes in than the permit has, all declarations together; more is a mismatch, to be amended first. */
final class ReleasedNeverExceedsPermitted implements PermitRule {
    @Override
    public Optional<Rejection> refusal(PermitAttempt attempt) {
        if (!(attempt.command() instanceof RecordRelease release)) {
            return pass();
        }
        return release.items().stream()
                .filter(item -> item.pieces() > room(attempt.standing(), item.item()))
                .findFirst()
                .flatMap(item -> require(
                        false,
                        Rejection.Kind.CONFLICT,
                        Integer.toString(item.item()),
                        Long.toString(Math.max(0, room(attempt.standing(), item.item())))));
    }

    private static long room(PermitStanding standing, int number) {
        var items = standing.application().items();
        return number > items.size() ? 0 : items.get(number - 1).pieces() - standing.cameIn(number);
    }
}
