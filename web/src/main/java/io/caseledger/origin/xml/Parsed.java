package io.caseledger.origin.xml;

import io.caseledger.origin.contract.CertificateApplication;
import java.util.List;

/** A file that the schema allows, its applications in the file's order. They have no attachments. */
public record Parsed(List<CertificateApplication> applications) implements XmlReading {
    public Parsed {
        applications = List.copyOf(applications);
    }
}
