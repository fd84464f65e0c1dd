package io.caseledger.shared.domain;

import io.caseledger.shared.contract.Rejection;
import io.caseledger.shared.contract.Violation;
import java.util.List;
import java.util.stream.Stream;

/** How rules are asked: these are the only two loops over them. */
public final class Rules {
    private Rules() {}

    /** @throws Rejection of the first rule that speaks */
    public static <A> void first(List<? extends Rule<A>> rules, A attempt) {
        for (var rule : rules) {
            rule.refusal(attempt).ifPresent(refusal -> {
                throw refusal;
            });
        }
    }

    /** What all rules report, in their order. */
    public static <C> List<Violation> all(List<? extends FieldRule<C>> rules, C content) {
        return rules.stream().flatMap(rule -> rule.violations(content).stream()).toList();
    }

    /** @throws Rejection INVALID with everything that {@link #all} finds */
    public static <C> void require(List<? extends FieldRule<C>> rules, C content) {
        var violations = all(rules, content);
        if (!violations.isEmpty()) {
            throw new Rejection(Rejection.Kind.INVALID, violations);
        }
    }

    /** Several lists of rules, one after the other. */
    @SafeVarargs
    public static <R> List<R> joined(List<R>... lists) {
        return Stream.of(lists).flatMap(List::stream).toList();
    }

    /** These rules, and then those. */
    @SafeVarargs
    public static <R> List<R> after(List<R> first, R... then) {
        return Stream.concat(first.stream(), Stream.of(then)).toList();
    }
}
