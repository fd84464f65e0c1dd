package io.caseledger.origin.domain;

import io.caseledger.origin.contract.CaseId;
import java.time.LocalDate;

/** Where receipt numbers come from. A number counts only if what it was drawn for is stored. */
interface ReceiptBooks {
    ReceiptNumber next(String unit, LocalDate day, CaseId caseId);
}
