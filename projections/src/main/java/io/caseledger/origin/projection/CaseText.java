package io.caseledger.origin.projection;

import io.caseledger.origin.contract.CaseTaken;
import io.caseledger.origin.contract.CertificateApplication;
import io.caseledger.origin.contract.CertificateApproved;
import io.caseledger.origin.contract.CertificateCancelled;
import io.caseledger.origin.contract.CertificateCollected;
import io.caseledger.origin.contract.CertificateEvent;
import io.caseledger.origin.contract.CertificateFields;
import io.caseledger.origin.contract.CertificateRejected;
import io.caseledger.origin.contract.CertificateRevised;
import io.caseledger.origin.contract.CertificateSubmitted;
import io.caseledger.origin.contract.CorrectionRequested;
import io.caseledger.origin.contract.Party;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What of an application is shown in lists and can be searched (COE0150-01), and what the history of a case tells. */
final class CaseText {
    private CaseText() {}

    /** The name a list shows: Chinese before English. */
    static @Nullable String nameOf(Party party) {
        return party.nameChinese() == null ? party.nameEnglish() : party.nameChinese();
    }

    /** Digits only. */
    static List<String> commodityCodes(CertificateApplication application) {
        return application.goods().stream()
                .map(line ->
                        line.commodityCode() == null ? "" : line.commodityCode().replaceAll("[^0-9]", ""))
                .filter(code -> !code.isEmpty())
                .distinct()
                .toList();
    }

    static String of(String receiptNumber, CertificateApplication application) {
        return (receiptNumber + " " + String.join(" ", CertificateFields.ALL.searched(application))).strip();
    }

    /** What the sentence of an event names, by name. */
    static Map<String, String> told(CertificateEvent event) {
        return switch (event) {
            case CertificateSubmitted e -> Map.of("receiptNumber", e.receiptNumber(), "issuingUnit", e.issuingUnit());
            case CaseTaken e -> Map.of("officer", e.officerName());
            case CorrectionRequested e ->
                Map.of("fields", Integer.toString(e.comments().size()));
            case CertificateRevised e -> Map.of("revision", Integer.toString(e.revision()));
            case CertificateApproved e -> Map.of("certificateNumber", e.certificateNumber());
            case CertificateRejected e -> Map.of("reason", e.reason());
            case CertificateCancelled e -> e.reason() == null ? Map.of() : Map.of("reason", e.reason());
            case CertificateCollected e -> e.collectedBy() == null ? Map.of() : Map.of("collectedBy", e.collectedBy());
            // says all by itself
            default -> Map.of();
        };
    }
}
