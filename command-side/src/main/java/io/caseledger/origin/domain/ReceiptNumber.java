package io.caseledger.origin.domain;

import io.caseledger.origin.contract.CaseId;
import io.caseledger.shared.domain.NumberBooks;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;

/** 收件編號: {@code TPE-20261121-00042}, rising within unit and day (COE0010-16). */
record ReceiptNumber(String unit, LocalDate day, int serial) {

    static ReceiptNumber next(NumberBooks books, String unit, LocalDate day, CaseId caseId) {
        return new ReceiptNumber(unit, day, books.next(book(unit, day), caseId.value()));
    }

    static String book(String unit, LocalDate day) {
        return "receipt/" + unit + "/" + date(day);
    }

    private static String date(LocalDate day) {
        return DateTimeFormatter.BASIC_ISO_DATE.format(day);
    }

    @Override
    public String toString() {
        return "%s-%s-%05d".formatted(unit, date(day), serial);
    }
}
