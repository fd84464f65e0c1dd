package io.caseledger.shared.reference;

import com.ibm.icu.text.LocaleDisplayNames;
import com.ibm.icu.util.Region;
import com.ibm.icu.util.Region.RegionType;
import com.ibm.icu.util.ULocale;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Countries and territories of ISO 3166-1 alpha-2, named by CLDR except where {@code reference/country-names.tsv} has the name that
 * Taiwanese forms use. Continents are UN M.49 areas: 142 Asia, 150 Europe, 002 Africa, 003 North, 005 South America, 009 Oceania.
 */
public final class Countries {

    private static final LocaleDisplayNames CHINESE = LocaleDisplayNames.getInstance(new ULocale("zh_Hant_TW"));
    private static final LocaleDisplayNames ENGLISH = LocaleDisplayNames.getInstance(ULocale.ENGLISH);
    private static final CodeList LIST = load();

    private Countries() {}

    /** As a list for pickers; parent = continent. */
    public static CodeList list() {
        return LIST;
    }

    private static CodeList load() {
        Map<String, Code> customary = new HashMap<>();
        ReferenceTable.codes("country-names.tsv").forEach(name -> customary.put(name.code(), name));
        List<Code> countries = new ArrayList<>();
        for (String country : Locale.getISOCountries()) {
            countries.add(named(country, customary, continent(country)));
        }
        List<Code> continents = countries.stream()
                .map(Code::parent)
                .distinct()
                .map(continent -> named(continent, customary, ""))
                .toList();
        return new FixedCodeList("countries", countries, continents, FixedCodeList.Order.BY_NAME);
    }

    private static Code named(String code, Map<String, Code> customary, String parent) {
        Code name = customary.get(code);
        return name != null
                ? new Code(code, name.nameZh(), name.nameEn(), parent)
                : new Code(code, CHINESE.regionDisplayName(code), ENGLISH.regionDisplayName(code), parent);
    }

    /** CLDR has one continent for both Americas; forms ask for North (with Central and the Caribbean) and South. */
    private static String continent(String country) {
        Region region = Region.getInstance(country);
        String continent = code(region.getContainingRegion(RegionType.CONTINENT));
        if (!continent.equals("019")) {
            return continent;
        }
        String part = code(region.getContainingRegion(RegionType.SUBCONTINENT));
        return part.equals("005") ? part : "003";
    }

    private static String code(Region region) {
        return region.toString();
    }
}
