package io.caseledger.origin.web;

import io.caseledger.shared.query.HistoryEntry;
import io.caseledger.shared.web.HistoryWords;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** How the histories of certificate cases read. */
@Component
class CertificateHistory implements HistoryWords {
    /** Receipt numbers (TPE-20261121-00042) and certificate numbers (TPE26-000042). */
    private static final Pattern NUMBERS = Pattern.compile("[A-Z]{3}(-\\d{8}-\\d{5}|\\d{2}-\\d{6})");

    private final CaseWords words;

    CertificateHistory(CaseWords words) {
        this.words = words;
    }

    @Override
    public boolean owns(String number) {
        return NUMBERS.matcher(number).matches();
    }

    @Override
    public String projection(String number) {
        return Cases.PROJECTION;
    }

    @Override
    public Object[] named(HistoryEntry entry, Locale locale) {
        var arguments = entry.arguments();
        return switch (entry.event()) {
            case "CertificateSubmitted" ->
                new Object[] {
                    arguments.getOrDefault("receiptNumber", ""),
                    words.unit(arguments.getOrDefault("issuingUnit", ""), locale)
                };
            case "CaseTaken" -> new Object[] {arguments.getOrDefault("officer", "")};
            case "CorrectionRequested" -> new Object[] {arguments.getOrDefault("fields", "")};
            case "CertificateRevised" -> new Object[] {arguments.getOrDefault("revision", "")};
            case "CertificateApproved" -> new Object[] {arguments.getOrDefault("certificateNumber", "")};
            default -> new Object[0];
        };
    }

    @Override
    public @Nullable String note(HistoryEntry entry, Locale locale) {
        return entry.arguments().getOrDefault("reason", entry.arguments().get("collectedBy"));
    }

    @Override
    public String label(String path, Locale locale) {
        return words.label(path, locale);
    }

    @Override
    public String value(String path, @Nullable String raw, Locale locale) {
        return words.value(path, raw, locale);
    }

    @Override
    public boolean comments(String event) {
        return event.equals("CorrectionRequested");
    }
}
