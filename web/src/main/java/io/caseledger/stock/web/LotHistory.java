package io.caseledger.stock.web;

import io.caseledger.permit.contract.PermitFields;
import io.caseledger.shared.query.HistoryEntry;
import io.caseledger.shared.web.FieldWords;
import io.caseledger.shared.web.HistoryWords;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** How the histories of stock lots read. */
@Component
class LotHistory extends HistoryWords {
    private static final Pattern NUMBER = Pattern.compile("MSK\\d{11}-\\d{3,}");

    LotHistory(MessageSource messages) {
        super(NUMBER, Lots.PROJECTION, new FieldWords(PermitFields.ALL, messages));
    }

    @Override
    public String page(String number) {
        return "/mask/stock/" + number;
    }

    @Override
    protected Object[] named(HistoryEntry entry, Locale locale) {
        return switch (entry.event()) {
            case "StockLotOpened" -> new Object[] {number(entry, "pieces"), argument(entry, "reference")};
            case "FlowRecorded" ->
                new Object[] {
                    number(entry, "flow"),
                    words.text("stock.flowKind." + argument(entry, "kind"), locale),
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
    protected String label(String path, Locale locale) {
        return words.shortLabel(ofItem(path), locale);
    }

    @Override
    protected String value(String path, @Nullable String raw, Locale locale) {
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
