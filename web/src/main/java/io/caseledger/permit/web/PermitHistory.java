package io.caseledger.permit.web;

import io.caseledger.shared.query.HistoryEntry;
import io.caseledger.shared.web.HistoryWords;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** How the histories of permits read. */
@Component
class PermitHistory extends HistoryWords {
    private static final Pattern NUMBER = Pattern.compile("MSK\\d{11}");

    private final PermitWords own;

    PermitHistory(PermitWords words) {
        super(NUMBER, Permits.PROJECTION, words);
        this.own = words;
    }

    @Override
    public String page(String number) {
        return "/mask/permits/" + number;
    }

    @Override
    protected Object[] named(HistoryEntry entry, Locale locale) {
        var arguments = entry.arguments();
        return switch (entry.event()) {
            case "PermitRevised" ->
                new Object[] {
                    arguments.getOrDefault("revision", ""),
                    own.text("permit.revise.kind." + arguments.getOrDefault("kind", "CORRECTION"), locale)
                };
            case "PermitReissued" -> new Object[] {arguments.getOrDefault("newPermitNumber", "")};
            case "PermitPrinted" -> new Object[] {arguments.getOrDefault("revision", "")};
            case "DeclarationRecorded", "EntryRecorded", "MismatchReported", "GoodsReleased" ->
                new Object[] {arguments.getOrDefault("declarationNumber", "")};
            default -> new Object[0];
        };
    }

    @Override
    protected @Nullable String note(HistoryEntry entry, Locale locale) {
        return entry.arguments().getOrDefault("reason", entry.arguments().get("description"));
    }
}
