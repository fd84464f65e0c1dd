package io.caseledger.shared.reference;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CodeListsTest {

    private static final Locale ZH = Locale.TRADITIONAL_CHINESE;
    private static final Locale EN = Locale.ENGLISH;

    @Test
    void givenRegistry_whenAskedById_thenEveryListIsThere() {
        assertThat(CodeLists.all())
                .extracting(CodeList::id)
                .containsExactlyInAnyOrder(
                        "countries",
                        "units",
                        "ports",
                        "currencies",
                        "transport-modes",
                        "issuing-units",
                        "commodity-codes",
                        "mask-codes");
        assertThat(CodeLists.byId("ports")).containsSame(Ports.list());
        assertThat(CodeLists.byId("nonsense")).isEmpty();
    }

    @Test
    void givenEveryList_whenRead_thenNamesInBothLanguagesAndParentsThatExist() {
        for (CodeList list : CodeLists.all()) {
            Set<String> parents = list.parents(ZH).stream().map(Code::code).collect(Collectors.toSet());
            assertThat(list.all(ZH)).as(list.id()).isNotEmpty().hasSameElementsAs(list.all(EN));
            assertThat(list.parents(EN)).hasSameElementsAs(list.parents(ZH));
            for (Code code : list.all(ZH)) {
                assertThat(code.nameZh())
                        .as(list.id() + " " + code.code())
                        .isNotBlank()
                        .isNotEqualTo(code.code());
                assertThat(code.nameEn())
                        .as(list.id() + " " + code.code())
                        .isNotBlank()
                        .isNotEqualTo(code.code());
                assertThat(parents.isEmpty() ? Set.of("") : parents).contains(code.parent());
                assertThat(list.byCode(code.code())).contains(code);
                assertThat(list.search(code.code(), EN, null, 1)).containsExactly(code);
            }
            for (String parent : parents) {
                assertThat(list.search("", ZH, parent, 1))
                        .as(list.id() + " in " + parent)
                        .hasSize(1);
            }
        }
    }

    @Test
    void givenCountries_whenTaiwanIsNamed_thenAsItIsWrittenHere() {
        assertThat(Countries.list().byCode("tw")).hasValueSatisfying(taiwan -> {
            assertThat(taiwan.name(ZH)).isEqualTo("臺灣");
            assertThat(taiwan.name(EN)).isEqualTo("Taiwan");
            assertThat(taiwan.parent()).isEqualTo("142");
        });
        assertThat(Countries.list().all(ZH)).hasSizeGreaterThanOrEqualTo(249).noneMatch(code -> code.nameZh()
                .contains("台"));
        assertThat(Countries.list().byCode("ZZ")).isEmpty();
        assertThat(Countries.list().byCode("𠮷")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "JP, 142", "DE, 150", "US, 003", "PA, 003", "DO, 003", "AR, 005", "ZA, 002", "AU, 009", "PW, 009", "TR, 142",
        "RU, 150"
    })
    void givenCountry_whenItsContinentIsPicked_thenItIsThere(String country, String continent) {
        assertThat(Countries.list().search("", ZH, continent, Integer.MAX_VALUE))
                .extracting(Code::code)
                .contains(country);
        assertThat(Countries.list().parents(ZH))
                .extracting(Code::code)
                .containsExactlyInAnyOrder("142", "150", "002", "003", "005", "009");
    }

    @ParameterizedTest
    @CsvSource({
        "countries, 台灣, TW",
        "countries, 臺灣, TW",
        "countries, taiw, TW",
        "countries, ＴＷ, TW",
        "countries, turkiye, TR",
        "countries, cote, CI",
        "countries, 德, DE",
        "countries, NI, NI",
        "ports, 高雄, TWKHH",
        "ports, kaoh, TWKHH",
        "ports, 台北, TWTPE",
        "ports, ARBUE, ARBUE",
        "units, 公斤, KGM",
        "units, kilogram, KGM",
        "units, 打, DZN",
        "currencies, 臺幣, TWD",
        "currencies, us dollar, USD",
        "transport-modes, air, 4",
        "issuing-units, 高雄, KHH",
        "commodity-codes, 63079050, 63079050106",
        "commodity-codes, bicycles, 87120000003"
    })
    void givenText_whenSearched_thenTheBestFitComesFirst(String list, String text, String first) {
        List<Code> found = CodeLists.byId(list).orElseThrow().search(text, ZH, null, 20);
        assertThat(found).isNotEmpty();
        assertThat(found.getFirst().code()).isEqualTo(first);
        assertThat(CodeLists.byId(list).orElseThrow().search(text + "𠮷", EN, null, 20))
                .isEmpty();
    }

    @Test
    void givenParentAndLimit_whenSearched_thenBothNarrow() {
        assertThat(Ports.list().search("", ZH, "TW", 100))
                .extracting(Code::code)
                .contains("TWKEL", "TWKHH", "TWTXG", "TWTPE")
                .allMatch(code -> code.startsWith("TW"));
        assertThat(Ports.list().search("", EN, null, 7)).hasSize(7);
        assertThat(Ports.list().search("", EN, null, 0)).isEmpty();
        assertThat(Ports.list().search("Tokyo", EN, "TW", 10)).isEmpty();
    }

    @Test
    void givenCountries_whenListed_thenSortedAsTheLanguageSorts() {
        List<String> english =
                Countries.list().all(EN).stream().map(Code::nameEn).toList();
        assertThat(english.getFirst()).isEqualTo("Afghanistan");
        assertThat(english.indexOf("Åland Islands")).isLessThan(english.indexOf("Zambia"));
        List<String> chinese =
                Countries.list().all(ZH).stream().map(Code::nameZh).toList();
        // by strokes: 土 3, 日 4, 美 9, 臺 14
        assertThat(chinese).containsSubsequence("土耳其", "日本", "美國", "臺灣");
    }

    @Test
    void givenCountriesOfTheTreaties_whenPortsArePicked_thenEachHasSome() {
        for (String country : List.of("PA", "GT", "NI", "AR", "CN", "US", "JP", "DE", "VN")) {
            assertThat(Ports.list().search("", ZH, country, 100)).as(country).hasSizeGreaterThanOrEqualTo(2);
        }
        assertThat(Ports.list().all(ZH)).hasSizeGreaterThan(300).allMatch(port -> Ports.isWellFormed(port.code()));
        assertThat(Ports.functions("TWKHH")).isEqualTo("14");
        assertThat(Ports.isWellFormed("TWXYZ")).isTrue();
        assertThat(Ports.isWellFormed("QQXYZ")).isFalse();
        assertThat(Ports.isWellFormed("TWX")).isFalse();
    }

    @Test
    void givenUnits_whenSentToCustoms_thenEachFitsItsField() {
        assertThat(Units.list().all(ZH))
                .hasSizeGreaterThan(200)
                .allMatch(unit -> unit.code().length() <= 3);
        assertThat(Units.list().byCode("pce").orElseThrow().nameZh()).isEqualTo("個（件）");
    }

    @Test
    void givenCurrencies_whenListed_thenTaiwansTradeFirstAndNoOldOnes() {
        List<String> codes = Currencies.list().all(ZH).stream().map(Code::code).toList();
        assertThat(codes)
                .startsWith("TWD", "USD", "EUR", "JPY")
                .contains("ZAR", "PAB", "NIO", "GTQ", "ARS")
                .doesNotContain("DEM", "FRF");
        assertThat(Currencies.list().byCode("TWD").orElseThrow().name(ZH)).isEqualTo("新臺幣");
    }

    @Test
    void givenCommodityCodes_whenChecked_thenEachIsValid() {
        assertThat(CommodityCodes.list().all(ZH))
                .hasSizeGreaterThan(200)
                .allMatch(code -> CommodityCode.check(code.code()).equals(Check.ok(code.code())));
    }

    @Test
    void givenIssuingUnits_whenAsked_thenNameAddressAndTelephoneInBothLanguages() {
        assertThat(IssuingUnits.list().all(ZH)).extracting(Code::code).containsExactly("TPE", "KEL", "TXG", "KHH");
        assertThat(IssuingUnits.byCode("tpe")).hasValueSatisfying(unit -> {
            assertThat(unit.name(ZH)).isEqualTo("臺北簽發單位");
            assertThat(unit.address(EN)).endsWith("Taiwan");
            assertThat(unit.telephone()).startsWith("(02)");
        });
    }
}
