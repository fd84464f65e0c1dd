package io.caseledger.origin.domain;

import io.caseledger.origin.contract.CaseId;

/** Where certificate numbers come from. A number counts only if what it was drawn for is stored, so there are no gaps. */
interface CertificateRegisters {
    CertificateNumber next(String unit, int year, CaseId caseId);
}
