package io.caseledger.stock.query;

import org.jspecify.annotations.Nullable;

/**
 * What to find lots by; null means any, all that is given must hold. Numbers are compared from their beginning.
 *
 * @param reference declaration number, parcel number, flight or other reference
 * @param importer account, identity number, or part of the name
 * @param withStock true for lots that hold something, false for empty ones
 * @param text free text over numbers, product and importer
 * @param reminded true for lots that hold something although their importer was reminded of them (MSK-50)
 */
public record LotFilter(
        @Nullable String permitNumber,
        @Nullable String reference,
        @Nullable String lotNumber,
        @Nullable String kind,
        @Nullable String origin,
        @Nullable String importer,
        @Nullable Boolean withStock,
        @Nullable String text,
        @Nullable Boolean reminded) {
    public static final LotFilter ANY = new LotFilter(null, null, null, null, null, null, null, null, null);
    public static final LotFilter WITH_STOCK = new LotFilter(null, null, null, null, null, null, true, null, null);
    public static final LotFilter REMINDED = new LotFilter(null, null, null, null, null, null, null, null, true);

    /** The lots of one permit. */
    public static LotFilter permit(String permitNumber) {
        return new LotFilter(permitNumber, null, null, null, null, null, null, null, null);
    }

    /** The lots of one declaration, parcel or other reference. */
    public static LotFilter reference(String reference) {
        return new LotFilter(null, reference, null, null, null, null, null, null, null);
    }
}
