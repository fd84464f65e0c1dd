package io.caseledger.shared.web;

import io.caseledger.shared.query.Found;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * A page of a list as it is shown; model attribute {@code shown}, and {@code listing} and {@code found} by themselves.
 *
 * @param beside what else is in view and changes, such as the counts of tabs; empty text for nothing
 */
public record Shown<R>(Listing listing, Found<R> found, Object beside) {
    public static <R> Shown<R> of(Listing listing, Found<R> found) {
        return of(listing, found, "");
    }

    public static <R> Shown<R> of(Listing listing, Found<R> found, Object beside) {
        return new Shown<>(listing.found(found.total()), found, beside);
    }

    public List<R> rows() {
        return found.rows();
    }

    Map<String, Object> model() {
        return Map.of("shown", this, "listing", listing, "found", found);
    }

    /** Tells one state of what is in view from another. */
    String mark() {
        return Live.mark(List.of(found, beside));
    }

    /** The same rows in the same order: only what they say may differ. */
    boolean isLike(Shown<R> before, Function<R, String> key) {
        return found.total() == before.found.total()
                && beside.equals(before.beside)
                && keys(key).equals(before.keys(key));
    }

    /** What has been added to the list. */
    List<String> freshSince(Shown<R> before, Function<R, String> key) {
        var known = before.keys(key);
        return found.total() <= before.found.total()
                ? List.of()
                : keys(key).stream().filter(one -> !known.contains(one)).toList();
    }

    private List<String> keys(Function<R, String> key) {
        return rows().stream().map(key).toList();
    }
}
