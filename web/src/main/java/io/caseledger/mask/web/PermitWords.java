package io.caseledger.mask.web;

import io.caseledger.mask.contract.PermitApplication;
import io.caseledger.shared.contract.Differences;
import io.caseledger.shared.reference.CodeLists;
import io.caseledger.shared.web.Draft;
import io.caseledger.shared.web.Overtaken;
import java.math.BigDecimal;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** How a permit's fields are called and their values read, by field path and in the reader's language: one place for document, differences and forms. */
@Component
class PermitWords {
    private static final Map<String, String> LISTS = Map.of(
            "items.unit", "units",
            "items.currency", "currencies",
            "items.origin", "countries",
            "items.commodityCode", "mask-codes");
    /** What a draft keeps of its page and nobody types. */
    private static final Set<String> NOT_TYPED = Set.of("part", "version", "revision");

    private static final Pattern ROW = Pattern.compile("\\[(\\d+)]");

    private final MessageSource messages;

    PermitWords(MessageSource messages) {
        this.messages = messages;
    }

    /** A field that two versions of a permit differ in, as read; null for an empty one. */
    record Change(
            String path,
            String field,
            @Nullable String before,
            @Nullable String after) {}

    String text(String key, Locale locale, Object... arguments) {
        return Objects.requireNonNull(messages.getMessage(key, arguments, locale));
    }

    /** Full name of a field: {@code items[0].origin} → 貨品 1 › 生產國別. */
    String label(String path, Locale locale) {
        var names = new ArrayList<String>();
        var so = "";
        for (var step : path.split("\\.", -1)) {
            var row = ROW.matcher(step);
            var number = row.find() ? " " + (Integer.parseInt(row.group(1)) + 1) : "";
            so = (so.isEmpty() ? "" : so + ".") + ROW.matcher(step).replaceAll("");
            names.add(word("mask.field." + so, so, locale) + number);
        }
        return String.join(" › ", names);
    }

    /** Name of the last step only, for a place that says the rest. */
    String shortLabel(String path, Locale locale) {
        var plain = ROW.matcher(path).replaceAll("");
        return word("mask.field." + plain, plain, locale);
    }

    /** A value as a person reads it: names for codes, words for choices, separators in numbers; empty for null. */
    String value(String path, @Nullable String raw, Locale locale) {
        if (raw == null || raw.isEmpty()) {
            return "";
        }
        var field = ROW.matcher(path).replaceAll("");
        var list = LISTS.get(field);
        if (list != null) {
            var name = CodeLists.byId(list)
                    .flatMap(codes -> codes.byCode(raw))
                    .map(code -> code.name(locale))
                    .orElse("");
            return name.isEmpty() ? raw : field.equals("items.unit") ? name : raw + " " + name;
        }
        return switch (field) {
            case "way" -> word("mask.permit.way." + raw, raw, locale);
            case "kind" -> word("mask.revise.kind." + raw, raw, locale);
            case "items.kind" -> word("mask.permit.kind." + raw, raw, locale);
            case "items.quantity", "items.unitPrice" -> number(raw);
            default -> raw;
        };
    }

    /** Which fields differ, in the order of the form. */
    List<Change> changes(PermitApplication before, PermitApplication after, Locale locale) {
        return Differences.between(before, after).stream()
                .map(difference -> new Change(
                        difference.field(),
                        label(difference.field(), locale),
                        value(difference.field(), difference.before(), locale),
                        value(difference.field(), difference.after(), locale)))
                .toList();
    }

    /**
     * What differs between a page's fields and those of its draft, which another page has saved.
     *
     * @param take where that can be taken up
     */
    Overtaken overtaken(Draft theirs, Map<String, String> mine, String take, Locale locale) {
        return new Overtaken(
                theirs.savedAt(),
                Overtaken.differences(
                        shown(mine),
                        shown(theirs.fields()),
                        path -> label(path, locale),
                        (path, raw) -> value(path, raw, locale)),
                take);
    }

    private static Map<String, String> shown(Map<String, String> fields) {
        var shown = new HashMap<>(fields);
        shown.keySet().removeAll(NOT_TYPED);
        return shown;
    }

    private static String number(String raw) {
        try {
            return new DecimalFormat("#,##0.######", DecimalFormatSymbols.getInstance(Locale.ROOT))
                    .format(new BigDecimal(raw));
        } catch (NumberFormatException asTyped) {
            return raw;
        }
    }

    private String word(String key, String otherwise, Locale locale) {
        return Objects.requireNonNullElse(messages.getMessage(key, null, otherwise, locale), otherwise);
    }
}
