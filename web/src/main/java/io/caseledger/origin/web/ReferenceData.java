package io.caseledger.origin.web;

import io.caseledger.origin.contract.CertificateTypes;
import io.caseledger.shared.reference.CodeLists;
import org.springframework.stereotype.Component;

/** Reads the certificate types and code lists from their files when the service starts: later they are first asked for on an event loop. */
@Component
class ReferenceData {
    ReferenceData() {
        var types = CertificateTypes.all();
        var lists = CodeLists.all();
        if (types.isEmpty() || lists.isEmpty()) {
            throw new IllegalStateException("no certificate types or no code lists on the class path");
        }
    }
}
