package io.caseledger.origin.web;

import io.caseledger.origin.contract.CertificateApplication;
import io.caseledger.origin.contract.CertificateFields;
import io.caseledger.origin.contract.Totals;
import io.caseledger.shared.web.Document;
import io.caseledger.shared.web.FieldDocument;
import io.caseledger.shared.web.FieldWords;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** An application as a document to read (COE0150-02). */
final class CaseDocument {
    private CaseDocument() {}

    /**
     * @param earlier the version to compare with; null for none
     * @param comments by field path
     * @param all empty fields too, for the officer who may ask for them; but not an agent where there is none
     */
    static Document of(
            CertificateApplication application,
            @Nullable CertificateApplication earlier,
            Map<String, String> comments,
            boolean all,
            Function<String, String> linkOfSha256,
            CaseWords words,
            Locale locale) {
        return new FieldDocument(application, CertificateFields.ALL, words, locale)
                .since(earlier)
                .commented(comments)
                .everything(all, "agent", "goods.originCriterion")
                .linked(linkOfSha256)
                .summed(section -> section.equals("goods") ? sums(application, words, locale) : List.of())
                .read();
    }

    static List<String> sums(CertificateApplication application, CaseWords words, Locale locale) {
        return Totals.byUnit(application.goods()).entrySet().stream()
                .map(sum ->
                        FieldWords.number(sum.getValue()) + " " + words.value("goods[0].unit", sum.getKey(), locale))
                .toList();
    }
}
