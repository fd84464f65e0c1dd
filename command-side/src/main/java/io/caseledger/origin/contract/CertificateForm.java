package io.caseledger.origin.contract;

/** 產證型式: sealed electronically, or stamped in ink at the issuing unit (COE0010-09). */
public enum CertificateForm {
    ELECTRONIC_SEAL,
    WET_STAMP
}
