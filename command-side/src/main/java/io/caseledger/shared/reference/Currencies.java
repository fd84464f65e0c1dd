package io.caseledger.shared.reference;

import com.ibm.icu.text.CurrencyMetaInfo;
import com.ibm.icu.text.CurrencyMetaInfo.CurrencyFilter;
import com.ibm.icu.util.Currency;
import com.ibm.icu.util.ULocale;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Currencies of ISO 4217 in use, named by CLDR; those of Taiwan's trade first ({@code reference/currencies.tsv}). */
public final class Currencies {

    /** In use when the data of the library were made; fixed, so that a list does not change between two starts. */
    private static final Instant AS_OF = Instant.parse("2026-01-01T00:00:00Z");

    private static final ULocale CHINESE = new ULocale("zh_Hant_TW");
    private static final CodeList LIST = load();

    private Currencies() {}

    /** As a list for pickers; no parents. */
    public static CodeList list() {
        return LIST;
    }

    private static CodeList load() {
        Map<String, Code> customary = new HashMap<>();
        Set<String> order = new LinkedHashSet<>();
        for (Code common : ReferenceTable.codes("currencies.tsv")) {
            order.add(common.code());
            customary.put(common.code(), common);
        }
        CurrencyFilter inUse = CurrencyFilter.onDate(AS_OF.toEpochMilli()).withTender();
        CurrencyMetaInfo.getInstance().currencies(inUse).stream().sorted().forEach(order::add);
        List<Code> currencies = new ArrayList<>();
        for (String code : order) {
            Code name = customary.get(code);
            currencies.add(
                    name != null && !name.nameZh().isEmpty()
                            ? name
                            : new Code(code, name(code, CHINESE), name(code, ULocale.ENGLISH), ""));
        }
        return new FixedCodeList("currencies", currencies, List.of(), FixedCodeList.Order.AS_LISTED);
    }

    private static String name(String code, ULocale locale) {
        return Currency.getInstance(code).getDisplayName(locale.toLocale());
    }
}
