package io.caseledger.shared.web;

import io.caseledger.shared.contract.Violation;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.util.StringUtils;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.util.UriComponentsBuilder;
import org.springframework.web.util.UriUtils;

/**
 * State of a list page, all of it in the address (GEN-04): filters as plain parameters, {@code sort=receivedAt} or {@code sort=-receivedAt},
 * {@code page} from 1, {@code size} 10 unless told, at most 500. The model attribute {@code listing} of {@code shared/list}.
 *
 * @param filters what is asked for, blank ones left out
 * @param total rows of the whole result; -1 before it is known
 * @param faults what cannot be read of page and size: the first of the usual ones is meant then, and {@link AskedFilters} says so
 */
public record Listing(
        String path,
        MultiValueMap<String, String> filters,
        int page,
        int size,
        String sort,
        boolean descending,
        long total,
        List<Violation> faults) {

    public Listing {
        faults = List.copyOf(faults);
    }

    public static final int DEFAULT_SIZE = 10;
    public static final int LARGEST_SIZE = 500;
    /** No list is so long; a row's number stays a number. */
    public static final int LAST_PAGE = 1_000_000;

    /** Names in an address that are no filters: where in the list it is, and what its page says beside the list. */
    private static final Set<String> OWN =
            Set.of("page", "size", "sort", Language.NAME, Live.SEEN, "after", "done", "decided");

    /** What follows a list's path in the addresses of its live stream and its files. */
    private static final Pattern BELOW = Pattern.compile("/(live|export\\.[a-z]+)$");

    /**
     * One active filter and the address without it.
     *
     * @param text what its select calls the value; null where it was typed
     */
    public record Chip(String name, String value, @Nullable String text, String href) {}

    /**
     * Reads the address. A sort by an unknown column is refused with 400 (GEN-06). The addresses of the list's live stream and files are read the same
     * way; its links lead to the page from there too.
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
        var faults = new ArrayList<Violation>();
        return new Listing(
                BELOW.matcher(request.getPath().value()).replaceFirst(""),
                filters,
                number(query.getFirst("page"), "page", 1, LAST_PAGE, faults),
                number(query.getFirst("size"), "size", DEFAULT_SIZE, LARGEST_SIZE, faults),
                name,
                descending,
                -1,
                faults);
    }

    /** The same, sorted by one of the columns, which the address calls {@code receivedAt} for {@code RECEIVED_AT}. */
    public static Listing of(ServerHttpRequest request, String sort, Enum<?>[] columns) {
        return of(request, sort, Stream.of(columns).map(Listing::word).collect(Collectors.toSet()));
    }

    private static String word(Enum<?> column) {
        var words = column.name().toLowerCase(Locale.ROOT).split("_");
        return words[0] + Stream.of(words).skip(1).map(StringUtils::capitalize).collect(Collectors.joining());
    }

    /** The column sorted by, of those that the list was read with. */
    public <E extends Enum<E>> E column(E[] columns) {
        return Stream.of(columns)
                .filter(column -> word(column).equals(sort))
                .findFirst()
                .orElseThrow();
    }

    /** The same list at another path. */
    public Listing at(String other) {
        return new Listing(other, filters, page, size, sort, descending, total, faults);
    }

    /** The same, where a name in the address is no filter of the list. */
    public Listing without(String name) {
        var rest = new LinkedMultiValueMap<>(filters);
        rest.remove(name);
        return new Listing(path, rest, page, size, sort, descending, total, faults);
    }

    private static int number(@Nullable String text, String name, int otherwise, int most, List<Violation> faults) {
        if (text == null || text.isBlank()) {
            return otherwise;
        }
        try {
            var number = Integer.parseInt(text.strip());
            if (number >= 1 && number <= most) {
                return number;
            }
        } catch (NumberFormatException noNumber) {
            // said as what is out of range
        }
        faults.add(beyond(name, text.strip(), most));
        return otherwise;
    }

    /** A number that is none, or is not from 1 to the most there is. */
    static Violation beyond(String name, String typed, int most) {
        return Violation.of("shared.NumberIsInRange", name, typed, "1", Integer.toString(most));
    }

    /** The same, knowing how many rows there are. */
    public Listing found(long rows) {
        return new Listing(path, filters, page, size, sort, descending, rows, faults);
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

    /** The same list with one filter set anew, or without it. */
    public String withHref(String name, @Nullable Object value) {
        var other = new LinkedMultiValueMap<>(filters);
        other.remove(name);
        if (value != null) {
            other.add(name, value.toString());
        }
        return href(other, order(), 1, path);
    }

    /**
     * Whether another filter than these is set.
     *
     * @param search the one on the search line
     * @param by the one whose values stand side by side
     * @param keep those that are set elsewhere
     */
    public boolean filteredBeyond(@Nullable String search, @Nullable String by, @Nullable Collection<String> keep) {
        return filters.keySet().stream()
                .anyMatch(name -> !name.equals(search) && !name.equals(by) && (keep == null || !keep.contains(name)));
    }

    /**
     * The filters in force but for those two.
     *
     * @param choices of the filters that are selects, by name
     */
    public List<Chip> chips(@Nullable String search, @Nullable String by, @Nullable Map<String, List<Option>> choices) {
        var chips = new ArrayList<Chip>();
        filters.forEach((name, values) -> {
            if (name.equals(search) || name.equals(by)) {
                return;
            }
            for (var value : values) {
                var rest = new LinkedMultiValueMap<>(filters);
                rest.put(
                        name,
                        values.stream().filter(other -> !other.equals(value)).toList());
                var text = (choices == null ? List.<Option>of() : choices.getOrDefault(name, List.of()))
                        .stream()
                                .filter(choice -> choice.value().equalsIgnoreCase(value))
                                .map(Option::text)
                                .findFirst()
                                .orElse(null);
                chips.add(new Chip(name, value, text, href(rest, order(), 1, path)));
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
