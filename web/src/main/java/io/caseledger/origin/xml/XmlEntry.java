package io.caseledger.origin.xml;

import io.caseledger.origin.contract.CertificateApplication;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One application of a file that holds many, read by itself so that a bad one does not spoil the others (COE0010-17).
 *
 * @param application null where there are errors
 */
public record XmlEntry(@Nullable CertificateApplication application, List<XmlRefusal.Line> errors) {
    public XmlEntry {
        errors = List.copyOf(errors);
    }
}
