package io.caseledger.mask.web;

import io.caseledger.shared.query.HistoryEntry;
import io.caseledger.shared.web.HistoryWords;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** How the histories of stock lots read. */
@Component
class LotHistory implements HistoryWords {
    private static final Pattern NUMBER = Pattern.compile("MSK\\d{11}-\\d{3,}");

    private final PermitWords words;

    LotHistory(PermitWords words) {
        this.words = words;
    }

    @Override
    public boolean owns(String number) {
        return NUMBER.matcher(number).matches();
    }

    @Override
    public String projection(String number) {
        return Lots.PROJECTION;
    }

    @Override
    public Object[] named(HistoryEntry entry, Locale locale) {
        return switch (entry.event()) {
            case "StockLotOpened" -> new Object[] {number(entry, "pieces"), argument(entry, "reference")};
            case "FlowRecorded" ->
                new Object[] {
                    number(entry, "flow"),
                    words.text("mask.flowKind." + argument(entry, "kind"), locale),
                    number(entry, "pieces"),
                    number(entry, "stock")
                };
            case "GoodsReturned" ->
                new Object[] {number(entry, "flow"), number(entry, "pieces"), number(entry, "stock")};
            case "StockReminderSent" -> new Object[] {number(entry, "round"), number(entry, "stock")};
            case "StockLotRelabelled" -> new Object[] {number(entry, "revision")};
            default -> new Object[0];
        };
    }

    @Override
    public String label(String path, Locale locale) {
        return words.shortLabel(ofItem(path), locale);
    }

    @Override
    public String value(String path, @Nullable String raw, Locale locale) {
        return words.value(ofItem(path), raw, locale);
    }

    /** A lot's goods are called as the permit's item calls them. */
    private static String ofItem(String path) {
        return path.equals("product") ? "items.name" : "items." + path;
    }

    private static String argument(HistoryEntry entry, String name) {
        return entry.arguments().getOrDefault(name, "");
    }

    /** As a number, so that the sentence separates its thousands. */
    private static Object number(HistoryEntry entry, String name) {
        var written = argument(entry, name);
        return written.isEmpty() ? "" : Long.valueOf(written);
    }
}
