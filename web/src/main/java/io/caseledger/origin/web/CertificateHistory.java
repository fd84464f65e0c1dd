package io.caseledger.origin.web;

import io.caseledger.shared.query.HistoryEntry;
import io.caseledger.shared.web.HistoryWords;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** How the histories of certificate cases read. */
@Component
class CertificateHistory extends HistoryWords {
    /** Receipt numbers (TPE-20261121-00042) and certificate numbers (TPE26-000042). */
    private static final Pattern NUMBERS = Pattern.compile("[A-Z]{3}(-\\d{8}-\\d{5}|\\d{2}-\\d{6})");

    private final CaseWords own;

    CertificateHistory(CaseWords words) {
        super(NUMBERS, Cases.PROJECTION, words);
        this.own = words;
    }

    @Override
    public String page(String number) {
        return "/origin/certificates/" + number;
    }

    @Override
    protected Object[] named(HistoryEntry entry, Locale locale) {
        var arguments = entry.arguments();
        return switch (entry.event()) {
            case "CertificateSubmitted" ->
                new Object[] {
                    arguments.getOrDefault("receiptNumber", ""),
                    own.unit(arguments.getOrDefault("issuingUnit", ""), locale)
                };
            case "CaseTaken" -> new Object[] {arguments.getOrDefault("officer", "")};
            case "CorrectionRequested" -> new Object[] {arguments.getOrDefault("fields", "")};
            case "CertificateRevised" -> new Object[] {arguments.getOrDefault("revision", "")};
            case "CertificateApproved" -> new Object[] {arguments.getOrDefault("certificateNumber", "")};
            default -> new Object[0];
        };
    }

    @Override
    protected @Nullable String note(HistoryEntry entry, Locale locale) {
        return entry.arguments().getOrDefault("reason", entry.arguments().get("collectedBy"));
    }

    @Override
    protected boolean comments(String event) {
        return event.equals("CorrectionRequested");
    }
}
