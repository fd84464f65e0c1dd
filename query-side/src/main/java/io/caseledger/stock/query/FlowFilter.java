package io.caseledger.stock.query;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What to find flows by; null means any.
 *
 * @param lotNumber one lot, exactly
 * @param permitNumber one permit, exactly
 * @param kind name of a {@code FlowKind}
 * @param receiver part of the name
 * @param from first day declared
 * @param to last day declared, included
 * @param importer account, identity number, or part of the name
 * @param text free text over numbers, receiver and importer
 */
public record FlowFilter(
        @Nullable String lotNumber,
        @Nullable String permitNumber,
        @Nullable String kind,
        @Nullable String receiver,
        @Nullable LocalDate from,
        @Nullable LocalDate to,
        @Nullable String importer,
        @Nullable String text) {
    public static final FlowFilter ANY = new FlowFilter(null, null, null, null, null, null, null, null);

    public static FlowFilter lot(String lotNumber) {
        return new FlowFilter(lotNumber, null, null, null, null, null, null, null);
    }
}
