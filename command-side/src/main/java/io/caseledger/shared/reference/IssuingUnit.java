package io.caseledger.shared.reference;

import java.util.Locale;

/**
 * A unit 簽發單位 that issues certificates of origin.
 *
 * @param code three letters; begins every receipt and certificate number
 * @param telephone with area code, as printed
 */
public record IssuingUnit(
        String code, String nameZh, String nameEn, String addressZh, String addressEn, String telephone) {

    /** The name in a language: Chinese for every Chinese locale, English for all others. */
    public String name(Locale locale) {
        return locale.getLanguage().equals("zh") ? nameZh : nameEn;
    }

    /** The address in a language, chosen as the name is. */
    public String address(Locale locale) {
        return locale.getLanguage().equals("zh") ? addressZh : addressEn;
    }
}
