package io.caseledger.shared.web;

import io.caseledger.shared.contract.Violation;
import io.caseledger.shared.reference.RocDate;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The filters of a list's address, read one by one. What cannot be read counts as not given and is a fault, named like the filter. */
public final class AskedFilters {
    private final Listing listing;
    private final List<Violation> faults = new ArrayList<>();

    public AskedFilters(Listing listing) {
        this.listing = listing;
    }

    public @Nullable String text(String name) {
        var value = listing.filter(name);
        return value.isEmpty() ? null : value;
    }

    public @Nullable String capitals(String name) {
        var value = text(name);
        return value == null ? null : value.toUpperCase(Locale.ROOT);
    }

    /** A day as people write it: ISO or in ROC years. */
    public @Nullable LocalDate day(String name) {
        var typed = text(name);
        if (typed == null) {
            return null;
        }
        var day = RocDate.parse(typed);
        if (day.isEmpty()) {
            faults.add(Violation.of("DateIsReadable", name, typed));
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

    /** @param codes in capitals; typed, they may be small */
    public @Nullable String oneOf(String name, Collection<String> codes) {
        var typed = capitals(name);
        if (typed == null || codes.contains(typed)) {
            return typed;
        }
        refuse("ChoiceIsKnown", name);
        return null;
    }

    /** @param yes what the address says for true; {@code no} for false, anything else for either */
    public @Nullable Boolean either(String name, String yes, String no) {
        var typed = listing.filter(name);
        if (typed.equals(yes)) {
            return true;
        }
        return typed.equals(no) ? false : null;
    }

    /** What was typed breaks the rule, whose text may name it. */
    public void refuse(String rule, String name) {
        faults.add(Violation.of(rule, name, listing.filter(name)));
    }

    public List<Violation> faults() {
        return List.copyOf(faults);
    }
}
