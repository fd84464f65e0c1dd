package io.caseledger.origin.contract;

import org.jspecify.annotations.Nullable;

/**
 * Who made the goods (COE0010-05).
 *
 * @param representative its data appear on the prints; exactly one of a case
 * @param confidential prints as "available to the authorities upon request"
 */
public record Manufacturer(
        @Nullable String identityNumber,
        @Nullable String nameChinese,
        @Nullable String nameEnglish,
        @Nullable String address,
        @Nullable String telephone,
        boolean representative,
        boolean confidential) {}
