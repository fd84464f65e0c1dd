package io.caseledger.mask.domain;

/** 許可號碼: {@code MSK20260000042}, rising within the year; 14 characters, the most that a customs message has room for. */
record PermitNumber(int year, int serial) {
    @Override
    public String toString() {
        return "MSK%d%07d".formatted(year, serial);
    }
}
