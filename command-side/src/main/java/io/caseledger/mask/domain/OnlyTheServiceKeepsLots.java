package io.caseledger.mask.domain;

import io.caseledger.shared.contract.Rejection;
import io.caseledger.shared.contract.Role;
import java.util.Optional;

/** MSK-13, MSK-30, MSK-50: lots are opened and relabelled, and importers reminded, by the service alone. */
final class OnlyTheServiceKeepsLots implements StockRule {
    @Override
    public Optional<Rejection> refusal(StockAttempt attempt) {
        return attempt.actor().role() == Role.SYSTEM ? pass() : refuse(Rejection.Kind.FORBIDDEN);
    }
}
