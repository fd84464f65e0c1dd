package io.caseledger.shared.reference;

import java.util.Arrays;
import java.util.List;

/**
 * What a check of one typed value found.
 *
 * @param outcome whether the value may be used
 * @param messageKey key in {@code messages/identifiers.properties} that names the part which looks wrong; empty when OK
 * @param args what the message is filled with, in the order of its placeholders
 * @param normalised the value as it is to be stored: without blanks and hyphens, in half-width capitals
 */
public record Check(Outcome outcome, String messageKey, List<String> args, String normalised) {

    /** How bad it is. A warning is shown to the user but stops nothing: the rule behind it is not certain. */
    public enum Outcome {
        OK,
        WARNING,
        ERROR
    }

    public Check {
        args = List.copyOf(args);
    }

    static Check ok(String normalised) {
        return new Check(Outcome.OK, "", List.of(), normalised);
    }

    static Check warning(String normalised, String messageKey, Object... args) {
        return new Check(Outcome.WARNING, messageKey, texts(args), normalised);
    }

    static Check error(String normalised, String messageKey, Object... args) {
        return new Check(Outcome.ERROR, messageKey, texts(args), normalised);
    }

    /** Whether the value may be stored, perhaps with a warning. */
    public boolean accepted() {
        return outcome != Outcome.ERROR;
    }

    private static List<String> texts(Object... args) {
        return Arrays.stream(args).map(String::valueOf).toList();
    }
}
