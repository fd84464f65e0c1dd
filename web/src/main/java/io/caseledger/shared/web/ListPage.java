package io.caseledger.shared.web;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * How a list looks.
 *
 * @param view its page; what changes of it is in the template file {@code VIEW-parts}: fragment {@code list}, and {@code row} where rows are pushed one by one
 * @param element id of the list's element
 * @param row begins the ids of its rows' elements
 * @param key ends them; null where only the whole list is pushed
 */
public record ListPage<R>(
        String view, String element, String row, @Nullable Function<R, String> key) {
    public ListPage(String view, String element) {
        this(view, element, "", null);
    }

    String parts() {
        return view + "-parts";
    }
}
