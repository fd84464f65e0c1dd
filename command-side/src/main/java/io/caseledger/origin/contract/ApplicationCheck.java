package io.caseledger.origin.contract;

import io.caseledger.shared.contract.ContentCheck;

/** Asks the rules of {@link SubmitCertificate}. */
public interface ApplicationCheck extends ContentCheck<CertificateApplication> {}
