package io.caseledger.mask.domain;

import io.caseledger.mask.contract.PermitId;

/** Where permit numbers come from. A number counts only if what it was drawn for is stored. */
interface PermitBooks {
    PermitNumber next(int year, PermitId permitId);
}
