package io.caseledger.origin.domain;

import io.caseledger.origin.contract.CaseId;
import io.caseledger.shared.domain.NumberBooks;

/** 產證編號: {@code TPE26-000042}, gap-free within unit and year (REV-02). */
record CertificateNumber(String unit, int year, int serial) {

    static CertificateNumber next(NumberBooks books, String unit, int year, CaseId caseId) {
        return new CertificateNumber(unit, year, books.next(book(unit, year), caseId.value()));
    }

    static String book(String unit, int year) {
        return "certificate/" + unit + "/" + year;
    }

    @Override
    public String toString() {
        return "%s%02d-%06d".formatted(unit, year % 100, serial);
    }
}
