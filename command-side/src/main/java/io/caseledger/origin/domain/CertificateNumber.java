package io.caseledger.origin.domain;

/** 產證編號: {@code TPE26-000042}, gap-free within unit and year (REV-02). */
record CertificateNumber(String unit, int year, int serial) {
    @Override
    public String toString() {
        return "%s%02d-%06d".formatted(unit, year % 100, serial);
    }
}
