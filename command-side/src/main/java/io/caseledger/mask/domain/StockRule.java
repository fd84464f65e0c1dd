package io.caseledger.mask.domain;

import io.caseledger.shared.contract.Rejection;
import io.caseledger.shared.contract.Violation;
import java.util.List;
import java.util.Optional;

/** A rule on who may order what of a stock lot. Its class is named as the sentence; its text is {@code rule.<name>}. */
interface StockRule {

    Optional<Rejection> refusal(StockAttempt attempt);

    default String name() {
        return getClass().getSimpleName();
    }

    default Optional<Rejection> refuse(Rejection.Kind kind, String... args) {
        return Optional.of(new Rejection(kind, name(), args));
    }

    /** All that breaks the rule, each at its field; nothing found passes. */
    default Optional<Rejection> refuseAll(List<Violation> violations) {
        return violations.isEmpty() ? Optional.empty() : Optional.of(new Rejection(Rejection.Kind.INVALID, violations));
    }

    default Optional<Rejection> pass() {
        return Optional.empty();
    }
}
