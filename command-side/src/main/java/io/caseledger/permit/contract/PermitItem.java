package io.caseledger.permit.contract;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * One kind of mask on a permit (MSK-02). Its number, from 1, is its place in the list.
 *
 * @param commodityCode 11 digits (CCC code) that fit the kind
 * @param quantity in the unit, decimal (20,6); must come to whole pieces
 * @param unit UN/ECE Recommendation 20 code of a unit that counts pieces ({@link PieceUnits})
 * @param unitPrice per unit, decimal (25,6)
 * @param currency ISO 4217
 * @param origin country of origin, ISO 3166-1 alpha-2
 */
public record PermitItem(
        @Nullable MaskKind kind,
        @Nullable String commodityCode,
        @Nullable String name,
        @Nullable BigDecimal quantity,
        @Nullable String unit,
        @Nullable BigDecimal unitPrice,
        @Nullable String currency,
        @Nullable String origin) {
    /** Whole pieces; 0 while quantity or unit are missing or do not come to whole pieces. */
    public long pieces() {
        return PieceUnits.pieces(quantity, unit).orElse(0);
    }
}
