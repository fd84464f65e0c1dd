package io.caseledger.mask.domain;

import io.caseledger.mask.contract.RecordRelease;
import io.caseledger.shared.contract.Rejection;
import java.util.Optional;

/** API-07: a release has happened; its day is today or before, and not before the permit was issued. */
final class DayOfReleaseIsPlausible implements PermitRule {
    @Override
    public Optional<Rejection> refusal(PermitAttempt attempt) {
        if (!(attempt.command() instanceof RecordRelease release)) {
            return pass();
        }
        var first = attempt.standing().issued().issuedOn();
        var plausible = !release.releasedOn().isAfter(attempt.today())
                && !release.releasedOn().isBefore(first);
        return requireField(
                plausible, "releasedOn", first.toString(), attempt.today().toString());
    }
}
