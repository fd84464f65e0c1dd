package io.caseledger.shared.web;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.BinaryOperator;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Another page of the same draft has saved, or sent it, since this one was made (GEN-08): what differs, for {@code shared/drafts :: overtaken}.
 *
 * @param at when the other saved
 * @param take path where what it saved can be taken up, or what it sent is shown
 * @param sentAs number of what it has become; null while it is only saved
 */
public record Overtaken(
        Instant at,
        List<Difference> differences,
        String take,
        @Nullable String sentAs) {

    /** One field that differs: its name, this page's text, the other's text. */
    public record Difference(String field, String mine, String theirs) {}

    /**
     * Which fields differ, in the reader's words.
     *
     * @param label name of a field by its path
     * @param value text of a field as a person reads it, by path and raw text
     */
    public static List<Difference> differences(
            Map<String, String> mine,
            Map<String, String> theirs,
            UnaryOperator<String> label,
            BinaryOperator<String> value) {
        var paths = new TreeSet<>(mine.keySet());
        paths.addAll(theirs.keySet());
        return paths.stream()
                .filter(path -> !mine.getOrDefault(path, "")
                        .strip()
                        .equals(theirs.getOrDefault(path, "").strip()))
                .map(path -> new Difference(
                        label.apply(path),
                        value.apply(path, mine.getOrDefault(path, "")),
                        value.apply(path, theirs.getOrDefault(path, ""))))
                .toList();
    }
}
