package io.caseledger.origin.contract;

import org.jspecify.annotations.Nullable;

/**
 * A person or company named in an application. Chinese or English name and address: either satisfies "required" (COE0010-03). Text is kept as typed.
 *
 * @param identityNumber unified business number, national id, resident number or passport number; null for parties abroad
 */
public record Party(
        @Nullable String identityNumber,
        @Nullable String nameChinese,
        @Nullable String nameEnglish,
        @Nullable String addressChinese,
        @Nullable String addressEnglish,
        @Nullable String telephone) {
    public static final Party NONE = new Party(null, null, null, null, null, null);
}
