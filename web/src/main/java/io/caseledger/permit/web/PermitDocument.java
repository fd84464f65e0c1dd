package io.caseledger.permit.web;

import io.caseledger.permit.contract.PermitApplication;
import io.caseledger.permit.contract.PermitFields;
import io.caseledger.shared.web.Document;
import io.caseledger.shared.web.FieldDocument;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What was applied for as a document to read. */
final class PermitDocument {
    private PermitDocument() {}

    /** @param earlier the version to compare with; null for none */
    static Document of(
            PermitApplication application, @Nullable PermitApplication earlier, PermitWords words, Locale locale) {
        return new FieldDocument(application, PermitFields.ALL, words, locale)
                .since(earlier)
                .wholeTables()
                .read();
    }
}
