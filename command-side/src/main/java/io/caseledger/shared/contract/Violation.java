package io.caseledger.shared.contract;

import java.io.Serializable;
import java.util.List;

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

    public static Violation of(String rule, String field, String... args) {
        return new Violation(rule, field, List.of(args));
    }
}
