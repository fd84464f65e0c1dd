package io.caseledger.origin.contract;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * How the goods travel (COE0010-04).
 *
 * @param destination ISO 3166-1 alpha-2
 * @param portOfLoading UN/LOCODE
 * @param portOfDischarge UN/LOCODE
 * @param placeOfTransshipment UN/LOCODE, where there is one
 * @param transportMode UN/ECE Recommendation 19
 * @param conveyance ship and voyage, or flight
 * @param shipDate day of loading, Asia/Taipei
 */
public record Shipment(
        @Nullable String destination,
        @Nullable String portOfLoading,
        @Nullable String portOfDischarge,
        @Nullable String placeOfTransshipment,
        @Nullable String transportMode,
        @Nullable String conveyance,
        @Nullable LocalDate shipDate) {
    public static final Shipment NONE = new Shipment(null, null, null, null, null, null, null);
}
