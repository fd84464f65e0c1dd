package io.caseledger.origin.domain;

import io.caseledger.shared.contract.Rejection;
import io.caseledger.shared.contract.Violation;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A rule on who may order what of a case in which state. Its class is named as the sentence; its text is {@code rule.<name>}. */
interface CaseRule {

    Optional<Rejection> refusal(Attempt attempt);

    default String name() {
        return getClass().getSimpleName();
    }

    default Optional<Rejection> refuse(Rejection.Kind kind, String... args) {
        return Optional.of(new Rejection(kind, name(), args));
    }

    default Optional<Rejection> refuseField(String field, String... args) {
        return Optional.of(new Rejection(Rejection.Kind.INVALID, List.of(Violation.of(name(), field, args))));
    }

    default Optional<Rejection> pass() {
        return Optional.empty();
    }

    /** The state as a message key, so that it is shown in the reader's language. */
    static String stateOf(Attempt attempt) {
        return "@rule.state." + attempt.standing().state().name().toLowerCase(Locale.ROOT);
    }
}
