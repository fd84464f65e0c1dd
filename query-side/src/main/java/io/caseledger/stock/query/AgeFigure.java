package io.caseledger.stock.query;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Stock by its age (MSK-60).
 *
 * @param fromDays youngest age in the bucket, days since the lot was opened
 * @param toDays oldest age, included; null for without end
 * @param openedFrom first day on which such lots were opened; null for without beginning: to drill down with
 * @param openedTo last such day, included
 * @param stock pieces
 * @param lots how many hold something
 */
public record AgeFigure(
        int fromDays,
        @Nullable Integer toDays,
        @Nullable LocalDate openedFrom,
        LocalDate openedTo,
        long stock,
        long lots) {}
