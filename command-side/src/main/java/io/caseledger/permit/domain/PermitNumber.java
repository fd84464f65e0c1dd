package io.caseledger.permit.domain;

import io.caseledger.permit.contract.PermitId;
import io.caseledger.shared.domain.NumberBooks;

/** 許可號碼: {@code MSK20260000042}, rising within the year; 14 characters, the most that a customs message has room for. */
record PermitNumber(int year, int serial) {

    static PermitNumber next(NumberBooks books, int year, PermitId permitId) {
        return new PermitNumber(year, books.next(book(year), permitId.value()));
    }

    static String book(int year) {
        return "permit/" + year;
    }

    @Override
    public String toString() {
        return "MSK%d%07d".formatted(year, serial);
    }
}
