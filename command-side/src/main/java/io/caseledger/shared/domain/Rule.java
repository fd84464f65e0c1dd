package io.caseledger.shared.domain;

import io.caseledger.shared.contract.Rejection;
import io.caseledger.shared.contract.Violation;
import java.util.List;
import java.util.Optional;

/**
 * A rule on who may order what, and when. It speaks by a refusal, or lets pass. Its class is named as the sentence and stands in the file of its subject, in the
 * order in which the rules there are asked.
 *
 * @param <A> what is attempted: the order, who gives it, and what there is already
 */
public interface Rule<A> extends Named {

    Optional<Rejection> refusal(A attempt);

    default Optional<Rejection> pass() {
        return Optional.empty();
    }

    default Optional<Rejection> refuse(Rejection.Kind kind, String... args) {
        return Optional.of(new Rejection(kind, key(), args));
    }

    /** All that breaks the rule, each at its field; nothing found passes. */
    default Optional<Rejection> refuse(List<Violation> violations) {
        return violations.isEmpty() ? pass() : Optional.of(new Rejection(Rejection.Kind.INVALID, violations));
    }

    default Optional<Rejection> refuseField(String field, String... args) {
        return refuse(List.of(Violation.of(key(), field, args)));
    }

    default Optional<Rejection> require(boolean kept, Rejection.Kind kind, String... args) {
        return kept ? pass() : refuse(kind, args);
    }

    default Optional<Rejection> requireField(boolean kept, String field, String... args) {
        return kept ? pass() : refuseField(field, args);
    }
}
