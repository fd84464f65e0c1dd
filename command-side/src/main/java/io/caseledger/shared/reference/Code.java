package io.caseledger.shared.reference;

import java.util.Locale;

/**
 * One entry of a code list.
 *
 * @param code the code as stored and exchanged
 * @param nameZh name in Traditional Chinese; the English one where no Chinese name is customary
 * @param nameEn name in English
 * @param parent code of the group that it belongs to (continent of a country, country of a port …); empty when the list has none
 */
public record Code(String code, String nameZh, String nameEn, String parent) {

    /** The name in a language: Chinese for every Chinese locale, English for all others. */
    public String name(Locale locale) {
        return locale.getLanguage().equals("zh") ? nameZh : nameEn;
    }
}
