package io.caseledger.origin.xml;

import io.caseledger.origin.contract.CertificateApplication;
import io.caseledger.shared.contract.Violation;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One application of a file that holds many, read by itself so that a bad one does not spoil the others (COE0010-17).
 *
 * @param application null where there are faults; without attachments
 * @param faults where and why: the field is a path such as {@code goods[0].quantity}, empty outside an application; the arguments are line (from 1; 0 where
 *     the file as a whole is meant) and column (from 1, just behind what is wrong), then what the text names
 */
public record XmlEntry(@Nullable CertificateApplication application, List<Violation> faults) {
    public XmlEntry {
        faults = List.copyOf(faults);
    }
}
