package io.caseledger.mask.web;

import io.caseledger.shared.query.HistoryEntry;
import io.caseledger.shared.web.HistoryWords;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** How the histories of permits read. */
@Component
class PermitHistory implements HistoryWords {
    private static final Pattern NUMBER = Pattern.compile("MSK\\d{11}");

    private final PermitWords words;

    PermitHistory(PermitWords words) {
        this.words = words;
    }

    @Override
    public boolean owns(String number) {
        return NUMBER.matcher(number).matches();
    }

    @Override
    public String projection(String number) {
        return Permits.PROJECTION;
    }

    @Override
    public Object[] named(HistoryEntry entry, Locale locale) {
        var arguments = entry.arguments();
        return switch (entry.event()) {
            case "PermitRevised" ->
                new Object[] {
                    arguments.getOrDefault("revision", ""),
                    words.text("mask.revise.kind." + arguments.getOrDefault("kind", "CORRECTION"), locale)
                };
            case "PermitReissued" -> new Object[] {arguments.getOrDefault("newPermitNumber", "")};
            case "PermitPrinted" -> new Object[] {arguments.getOrDefault("revision", "")};
            case "DeclarationRecorded", "EntryRecorded", "MismatchReported", "GoodsReleased" ->
                new Object[] {arguments.getOrDefault("declarationNumber", "")};
            default -> new Object[0];
        };
    }

    @Override
    public @Nullable String note(HistoryEntry entry, Locale locale) {
        return entry.arguments().getOrDefault("reason", entry.arguments().get("description"));
    }

    @Override
    public String label(String path, Locale locale) {
        return words.label(path, locale);
    }

    @Override
    public String value(String path, @Nullable String raw, Locale locale) {
        return words.value(path, raw, locale);
    }
}
