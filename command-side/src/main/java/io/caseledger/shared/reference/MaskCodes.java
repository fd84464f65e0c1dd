package io.caseledger.shared.reference;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Commodity codes of masks ({@code reference/mask-codes.tsv}): each belongs to a kind, medical or not, and may be used from a day until a day (MSK-02).
 * Unlike {@link CommodityCodes} the list is complete: a permit takes no other code.
 */
public final class MaskCodes {

    /** One code, and when it may be used; a missing day leaves that side open. */
    private record Entry(
            Code code, @Nullable LocalDate from, @Nullable LocalDate until) {
        boolean holdsOn(LocalDate day) {
            return (from == null || !day.isBefore(from)) && (until == null || !day.isAfter(until));
        }
    }

    private static final List<Entry> ALL = ReferenceTable.rows("mask-codes.tsv", 6).stream()
            .map(row -> new Entry(
                    new Code(row.get(0), row.get(1), row.get(2), row.get(3)), day(row.get(4)), day(row.get(5))))
            .toList();

    private static final CodeList LIST = new FixedCodeList(
            "mask-codes",
            ALL.stream().map(Entry::code).toList(),
            ReferenceTable.codes("mask-kinds.tsv"),
            FixedCodeList.Order.AS_LISTED);

    private MaskCodes() {}

    /** As a list for pickers, those included that hold no more; parent = kind ({@code MEDICAL}, {@code NON_MEDICAL}). */
    public static CodeList list() {
        return LIST;
    }

    /**
     * The codes of a kind that may be used on a day.
     *
     * @param kind {@code MEDICAL} or {@code NON_MEDICAL}
     */
    public static List<Code> of(String kind, LocalDate day) {
        return ALL.stream()
                .filter(entry -> entry.code().parent().equals(kind) && entry.holdsOn(day))
                .map(Entry::code)
                .toList();
    }

    private static @Nullable LocalDate day(String cell) {
        return cell.isBlank() ? null : LocalDate.parse(cell.strip());
    }
}
