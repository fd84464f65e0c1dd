package io.caseledger.origin.domain;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;

/** 收件編號: {@code TPE-20261121-00042}, rising within unit and day (COE0010-16). */
record ReceiptNumber(String unit, LocalDate day, int serial) {
    @Override
    public String toString() {
        return "%s-%s-%05d".formatted(unit, DateTimeFormatter.BASIC_ISO_DATE.format(day), serial);
    }
}
