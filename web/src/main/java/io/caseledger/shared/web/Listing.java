package io.caseledger.shared.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.util.UriComponentsBuilder;
import org.springframework.web.util.UriUtils;

/**
 * State of a list page, all of it in the address (GEN-04): filters as plain parameters, {@code sort=receivedAt} or {@code sort=-receivedAt},
 * {@code page} from 1, {@code size} 10 unless told, at most 500. The model attribute {@code listing} of {@code shared/list}.
 *
 * @param filters what is asked for, blank ones left out
 * @param total rows of the whole result; -1 before it is known
 */
public record Listing(
        String path,
        MultiValueMap<String, String> filters,
        int page,
        int size,
        String sort,
        boolean descending,
        long total) {

    public static final int DEFAULT_SIZE = 10;
    public static final int LARGEST_SIZE = 500;

    private static final Set<String> OWN = Set.of("page", "size", "sort", Language.NAME);

    /** One active filter and the address without it. */
    public record Chip(String name, String value, String href) {}

    /**
     * Reads the address. A page that is no number, or a sort by an unknown column, is refused with 400 (GEN-06); a size beyond the bounds is
     * brought within them.
     *
     * @param sort column sorted by when the address names none; with a leading minus, descending
     * @param sortable columns one may sort by
     */
    public static Listing of(ServerHttpRequest request, String sort, Set<String> sortable) {
        var query = request.getQueryParams();
        var filters = new LinkedMultiValueMap<String, String>();
        query.forEach((name, values) -> {
            if (!OWN.contains(name)) {
                values.stream()
                        .filter(value -> value != null && !value.isBlank())
                        .forEach(value -> filters.add(name, value.strip()));
            }
        });
        var asked = query.getFirst("sort");
        var column = asked == null || asked.isBlank() ? sort : asked;
        var descending = column.startsWith("-");
        var name = descending ? column.substring(1) : column;
        if (!sortable.contains(name)) {
            throw new ResponseStatusException(HttpStatus.BAD_REQUEST, "sort: one of " + new TreeSet<>(sortable));
        }
        return new Listing(
                request.getPath().value(),
                filters,
                Math.max(1, number(query.getFirst("page"), "page", 1)),
                Math.clamp(number(query.getFirst("size"), "size", DEFAULT_SIZE), 1, LARGEST_SIZE),
                name,
                descending,
                -1);
    }

    private static int number(@Nullable String text, String name, int otherwise) {
        if (text == null || text.isBlank()) {
            return otherwise;
        }
        try {
            return Integer.parseInt(text.strip());
        } catch (NumberFormatException noNumber) {
            throw new ResponseStatusException(HttpStatus.BAD_REQUEST, name + ": a whole number", noNumber);
        }
    }

    /** The same, knowing how many rows there are. */
    public Listing found(long rows) {
        return new Listing(path, filters, page, size, sort, descending, rows);
    }

    /** Value of a filter, stripped; empty where it is not set. */
    public String filter(String name) {
        var value = filters.getFirst(name);
        return value == null ? "" : value;
    }

    /** Whether a filter asks for this value, for selects. */
    public boolean has(String name, @Nullable Object value) {
        return value != null && filters.getOrDefault(name, List.of()).contains(value.toString());
    }

    public boolean filtered() {
        return !filters.isEmpty();
    }

    /** Rows before this page. */
    public long offset() {
        return (long) (page - 1) * size;
    }

    public long first() {
        return total == 0 ? 0 : offset() + 1;
    }

    public long last() {
        return Math.min(offset() + size, total);
    }

    public int pages() {
        return (int) Math.max(1, (total + size - 1) / size);
    }

    /** Page numbers to show: the first, the last and those near; 0 stands for a gap. */
    public List<Integer> shownPages() {
        var wanted = new TreeSet<Integer>(List.of(1, pages()));
        for (var near = Math.max(1, page - 2); near <= Math.min(pages(), page + 2); near++) {
            wanted.add(near);
        }
        var shown = new ArrayList<Integer>();
        var before = 0;
        for (var number : wanted) {
            if (number > before + 1) {
                shown.add(0);
            }
            shown.add(number);
            before = number;
        }
        return shown;
    }

    /** Value of {@code sort} as it stands in the address. */
    public String order() {
        return descending ? "-" + sort : sort;
    }

    /** Address of the same list sorted by a column; a second time the other way round. */
    public String sortHref(String column) {
        return href(filters, column.equals(sort) && !descending ? "-" + column : column, 1, path);
    }

    /** Value of {@code aria-sort}; null for a column that is not sorted by. */
    public @Nullable String ariaSort(String column) {
        return !column.equals(sort) ? null : descending ? "descending" : "ascending";
    }

    public String pageHref(int number) {
        return href(filters, order(), number, path);
    }

    /** The whole result as a file: {@code csv} or {@code xlsx}. */
    public String exportHref(String format) {
        return href(filters, order(), 1, path + "/export." + format);
    }

    /** The list without any filter. */
    public String clearHref() {
        return href(new LinkedMultiValueMap<>(), order(), 1, path);
    }

    public List<Chip> chips() {
        var chips = new ArrayList<Chip>();
        filters.forEach((name, values) -> {
            for (var value : values) {
                var rest = new LinkedMultiValueMap<>(filters);
                rest.put(
                        name,
                        values.stream().filter(other -> !other.equals(value)).toList());
                chips.add(new Chip(name, value, href(rest, order(), 1, path)));
            }
        });
        return chips;
    }

    private String href(MultiValueMap<String, String> filter, String order, int number, String to) {
        var uri = UriComponentsBuilder.newInstance();
        filter.forEach((name, values) -> values.forEach(value -> uri.queryParam(encoded(name), encoded(value))));
        uri.queryParam("sort", encoded(order));
        if (size != DEFAULT_SIZE) {
            uri.queryParam("size", size);
        }
        if (number > 1) {
            uri.queryParam("page", number);
        }
        return to + uri.build(true).toUriString();
    }

    private static String encoded(String text) {
        return UriUtils.encode(text, java.nio.charset.StandardCharsets.UTF_8);
    }
}
