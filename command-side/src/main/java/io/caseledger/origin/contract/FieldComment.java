package io.caseledger.origin.contract;

import io.caseledger.shared.contract.MultiLine;

/** What an officer asks to be corrected (REV-02): a field path of {@link CertificateApplication} and the comment on it. */
public record FieldComment(String field, @MultiLine String comment) {}
