package io.caseledger.shared.web;

import io.caseledger.shared.contract.Rejection;
import io.caseledger.shared.contract.Violation;
import io.caseledger.shared.reference.CodeLists;
import io.caseledger.shared.reference.RocDate;
import java.text.Normalizer;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;

/**
 * The filters of an address, of a page as of the machine interface, read one by one. What cannot be read, what there is no such thing of, what is asked twice
 * and what nobody asks for is a fault, named like the filter: nothing is dropped, or the answer would be one to another question (GEN-12).
 */
public final class AskedFilters {
    private final MultiValueMap<String, String> asked;
    private final List<Violation> faults = new ArrayList<>();
    private final Set<String> known = new HashSet<>();

    public AskedFilters(Listing listing) {
        asked = listing.filters();
        faults.addAll(listing.faults());
    }

    /** @param beside names in the address that are no filters */
    AskedFilters(MultiValueMap<String, String> parameters, Collection<String> beside) {
        asked = parameters;
        known.addAll(beside);
    }

    public @Nullable String text(String name) {
        var values = asked.getOrDefault(name, List.of()).stream()
                .filter(value -> value != null && !value.isBlank())
                .map(String::strip)
                .distinct()
                .toList();
        if (known.add(name) && values.size() > 1) {
            faults.add(Violation.of("shared.FilterIsAskedOnce", name));
        }
        return values.isEmpty() ? null : values.getFirst();
    }

    /** A code or number, however wide it was typed. */
    public @Nullable String capitals(String name) {
        var value = text(name);
        return value == null
                ? null
                : Normalizer.normalize(value, Normalizer.Form.NFKC).toUpperCase(Locale.ROOT);
    }

    /** A day as people write it: ISO or in ROC years. */
    public @Nullable LocalDate day(String name) {
        var typed = text(name);
        if (typed == null) {
            return null;
        }
        var day = RocDate.parse(typed);
        if (day.isEmpty()) {
            faults.add(Violation.of("shared.DateIsReadable", name, typed));
        }
        return day.orElse(null);
    }

    /** @param rule refuses a period that ends before it begins, at its end */
    public void period(@Nullable LocalDate from, @Nullable LocalDate to, String rule, String name) {
        if (from != null && to != null && to.isBefore(from)) {
            faults.add(Violation.of(rule, name));
        }
    }

    public <E extends Enum<E>> @Nullable String oneOf(String name, E[] values) {
        return oneOf(name, Arrays.stream(values).map(Enum::name).toList());
    }

    /** @param list id of a code list, such as {@code countries} */
    public @Nullable String code(String name, String list) {
        var typed = capitals(name);
        if (typed == null
                || CodeLists.byId(list).flatMap(codes -> codes.byCode(typed)).isPresent()) {
            return typed;
        }
        refuse("shared.ChoiceIsKnown", name);
        return null;
    }

    /** @param codes in capitals; typed, they may be small */
    public @Nullable String oneOf(String name, Collection<String> codes) {
        var typed = capitals(name);
        if (typed == null || codes.contains(typed)) {
            return typed;
        }
        refuse("shared.ChoiceIsKnown", name);
        return null;
    }

    /** @param yes what the address says for true; {@code no} for false, nothing for either */
    public @Nullable Boolean either(String name, String yes, String no) {
        var typed = text(name);
        if (typed != null && !typed.equals(yes) && !typed.equals(no)) {
            refuse("shared.ChoiceIsKnown", name);
            return null;
        }
        return typed == null ? null : typed.equals(yes);
    }

    /** What was typed breaks the rule, whose text may name it. */
    public void refuse(String rule, String name) {
        var typed = text(name);
        faults.add(Violation.of(rule, name, typed == null ? "" : typed));
    }

    /** Once all filters are read. */
    public List<Violation> faults() {
        var all = new ArrayList<>(faults);
        asked.keySet().stream()
                .filter(name -> !known.contains(name))
                .forEach(name -> all.add(Violation.of("shared.FilterIsKnown", name, name)));
        return List.copyOf(all);
    }

    /** @throws Rejection INVALID where there is a fault */
    public void require() {
        var all = faults();
        if (!all.isEmpty()) {
            throw new Rejection(Rejection.Kind.INVALID, all);
        }
    }
}
