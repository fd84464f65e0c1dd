package io.caseledger.shared.contract;

import io.caseledger.shared.reference.Check;
import java.io.Serializable;
import java.util.List;
import java.util.stream.Stream;

/**
 * One thing a rule found wrong.
 *
 * @param rule the rule's name; its text is the message {@code rule.<rule>}
 * @param field path of the field, such as {@code goods[0].quantity}; empty where the whole is meant
 * @param args what the message's text names, as plain text
 */
public record Violation(String rule, String field, List<String> args) implements Serializable {
    public Violation {
        args = List.copyOf(args);
    }

    /** What a check of a typed value found: the first argument is the message that says which part looks wrong, the others fill it (GEN-09). */
    public static Violation of(String rule, String field, Check check) {
        return new Violation(
                rule,
                field,
                Stream.concat(Stream.of("@" + check.messageKey()), check.args().stream())
                        .toList());
    }

    public static Violation of(String rule, String field, String... args) {
        return new Violation(rule, field, List.of(args));
    }
}
