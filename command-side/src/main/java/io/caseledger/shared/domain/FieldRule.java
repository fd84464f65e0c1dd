package io.caseledger.shared.domain;

import io.caseledger.shared.contract.TextPolicy;
import io.caseledger.shared.contract.Violation;
import io.caseledger.shared.reference.Check;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/**
 * A rule on what is filled in. It reports every field that breaks it, so that a form shows all that is wrong at once (GEN-05). Named and placed as a
 * {@link Rule} is.
 *
 * @param <C> the content, with what has to be known to judge it
 */
public interface FieldRule<C> extends Named {
    /** Characters of a wrong code that a message shows. */
    int SHOWN = 40;

    List<Violation> violations(C content);

    default List<Violation> require(boolean kept, String field, String... args) {
        return kept ? List.of() : List.of(Violation.of(key(), field, args));
    }

    default List<Violation> require(Check check, String field) {
        return check.accepted() ? List.of() : broken(field, check);
    }

    /**
     * A code is one of a list; what was typed instead is named, as somebody who has typed something has not forgotten to choose.
     *
     * @param list what the code would be, as the texts {@code rule.code.LIST.empty} and {@code .unknown} say it
     */
    default List<Violation> requireCode(boolean known, String field, String list, @Nullable String typed) {
        var text = typed == null ? "" : typed.strip();
        return text.isEmpty()
                ? require(known, field, "@rule.code." + list + ".empty")
                : require(known, field, "@rule.code." + list + ".unknown", beginning(text));
    }

    private static String beginning(String text) {
        return text.codePointCount(0, text.length()) <= SHOWN
                ? text
                : text.substring(0, text.offsetByCodePoints(0, SHOWN)) + "…";
    }

    /** What is doubtful is shown and stops nothing. */
    default List<Violation> warn(Check check, String field) {
        return check.outcome() == Check.Outcome.WARNING ? broken(field, check) : List.of();
    }

    private List<Violation> broken(String field, Check check) {
        return List.of(Violation.of(key(), field, check));
    }

    /**
     * @param list name of the rows' field, such as {@code goods}
     * @param rule takes a row and its path, such as {@code goods[0]}
     */
    default <R> List<Violation> each(List<R> rows, String list, BiFunction<R, String, List<Violation>> rule) {
        var found = new ArrayList<Violation>();
        for (int i = 0; i < rows.size(); i++) {
            found.addAll(rule.apply(rows.get(i), list + "[" + i + "]"));
        }
        return found;
    }

    /** Nothing, or nothing that anybody sees (GEN-12). */
    static boolean isBlank(@Nullable String text) {
        return TextPolicy.isBlank(text);
    }
}
