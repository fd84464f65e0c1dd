package io.caseledger.mask.domain;

import io.caseledger.shared.contract.Rejection;
import io.caseledger.shared.contract.Violation;
import java.util.List;
import java.util.Optional;

/** A rule on who may order what of a permit in which state. Its class is named as the sentence; its text is {@code rule.<name>}. */
interface PermitRule {

    Optional<Rejection> refusal(PermitAttempt attempt);

    default String name() {
        return getClass().getSimpleName();
    }

    default Optional<Rejection> require(boolean kept, Rejection.Kind kind, String... args) {
        return kept ? pass() : Optional.of(new Rejection(kind, name(), args));
    }

    default Optional<Rejection> requireField(boolean kept, String field, String... args) {
        return kept ? pass() : refuse(List.of(Violation.of(name(), field, args)));
    }

    default Optional<Rejection> refuse(List<Violation> violations) {
        return violations.isEmpty() ? pass() : Optional.of(new Rejection(Rejection.Kind.INVALID, violations));
    }

    default Optional<Rejection> pass() {
        return Optional.empty();
    }
}
