package io.caseledger.origin.contract;

import java.time.LocalDate;
import org.axonframework.serialization.Revision;

/** A receipt number is used up: rising within unit and day (COE0010-16). */
@Revision("1")
public record ReceiptNumberIssued(String book, String unit, LocalDate day, int serial, String caseId) {}
