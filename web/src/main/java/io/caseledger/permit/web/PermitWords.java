package io.caseledger.permit.web;

import io.caseledger.permit.contract.PermitApplication;
import io.caseledger.permit.contract.PermitFields;
import io.caseledger.shared.contract.Differences;
import io.caseledger.shared.web.FieldWords;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** How a permit's fields are called and their values read: one place for document, differences and forms. */
@Component
class PermitWords extends FieldWords {

    PermitWords(MessageSource messages) {
        super(PermitFields.ALL, messages);
    }

    /** A field that two versions of a permit differ in, as read; null for an empty one. */
    record Change(
            String path,
            String field,
            @Nullable String before,
            @Nullable String after) {}

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
}
