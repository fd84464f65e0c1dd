package io.caseledger.origin.domain;

import static io.caseledger.origin.domain.Samples.application;
import static io.caseledger.origin.domain.Samples.goods;
import static org.assertj.core.api.Assertions.assertThat;

import io.caseledger.origin.contract.CertificateApplication;
import io.caseledger.origin.contract.Totals;
import io.caseledger.shared.Spec;
import io.caseledger.shared.contract.Difference;
import io.caseledger.shared.contract.Differences;
import io.caseledger.shared.contract.FieldPaths;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TotalsAndDifferencesTest {

    @Test
    @Spec({"COE0010-07", "GEN-02"})
    void givenLinesInTwoUnits_thenEachUnitIsSummedExactlyInItsOrder() {
        assertThat(Totals.byUnit(List.of(
                        goods("b", "0.1", "PCE"),
                        goods("a", "0.2", "KGM"),
                        BrokenApplications.heading("title"),
                        goods("c", "0.2", "PCE"),
                        goods("unfinished", null, "KGM"))))
                .containsExactly(Map.entry("PCE", new BigDecimal("0.3")), Map.entry("KGM", new BigDecimal("0.2")));
    }

    @Test
    @Spec("REV-03")
    void givenARevision_thenTheDifferencesAreFieldByFieldAndRowsCome() {
        var after = Changed.with(application(), "exporter.nameEnglish", "Demo Trading Co., Ltd.");
        after = Changed.with(
                after, "goods", List.of(goods("口罩", "1300.5", "KGM"), BrokenApplications.heading("TITLE")));
        assertThat(Differences.between(application(), after))
                .contains(
                        new Difference("exporter.nameEnglish", "Demo Trading Co.", "Demo Trading Co., Ltd."),
                        new Difference("goods[0].quantity", "1200.5", "1300.5"),
                        new Difference("goods[1].name", null, "TITLE"))
                .allSatisfy(
                        difference -> assertThat(FieldPaths.isKnown(CertificateApplication.class, difference.field()))
                                .isTrue());
    }

    @Test
    @Spec("REV-03")
    void givenTheSame_thenNoDifferences() {
        assertThat(Differences.between(application(), application())).isEmpty();
    }

    @Test
    @Spec("REV-03")
    void givenARowIsGone_thenItsFieldsAreGone() {
        var two = Changed.with(application(), "goods", List.of(goods("口罩", "1", "KGM"), goods("手套", "2", "PR")));
        var one = Changed.with(application(), "goods", List.of(goods("口罩", "1", "KGM")));
        assertThat(Differences.between(two, one)).contains(new Difference("goods[1].name", "手套", null));
    }

    @Test
    @Spec("REV-03")
    void givenTheFirstRowIsGoneAndAnotherChanged_thenOnlyTheseAreSaid() {
        var before = Changed.with(
                application(),
                "goods",
                List.of(goods("口罩", "1", "KGM"), goods("手套", "2", "PR"), goods("護目鏡", "3", "PCE")));
        var after = Changed.with(application(), "goods", List.of(goods("手套", "5", "PR"), goods("護目鏡", "3", "PCE")));
        assertThat(Differences.between(before, after))
                .filteredOn(difference -> difference.after() != null)
                .containsExactly(new Difference("goods[0].quantity", "2", "5"));
        assertThat(Differences.between(before, after))
                .filteredOn(difference -> difference.after() == null)
                .allMatch(difference -> difference.field().startsWith("goods[2]."))
                .contains(new Difference("goods[2].name", "口罩", null));
    }

    @Test
    @Spec("REV-03")
    void givenARowComesBetween_thenOnlyItIsNew() {
        var before = Changed.with(application(), "goods", List.of(goods("口罩", "1", "KGM"), goods("手套", "2", "PR")));
        var after = Changed.with(
                application(),
                "goods",
                List.of(goods("口罩", "1", "KGM"), goods("護目鏡", "3", "PCE"), goods("手套", "2", "PR")));
        assertThat(Differences.between(before, after))
                .allMatch(difference ->
                        difference.before() == null && difference.field().startsWith("goods[1]."))
                .isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"goods", "goods[3]", "goods[0].quantity", "exporter", "exporter.nameEnglish", "remark"})
    void givenAPathOfTheForm_thenItIsKnown(String path) {
        assertThat(FieldPaths.isKnown(CertificateApplication.class, path)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ".",
                "price",
                "goods[0].price",
                "goods.quantity",
                "remark[0]",
                "goods[-1]",
                "type.code",
                "class"
            })
    void givenAnyOtherPath_thenItIsNot(String path) {
        assertThat(FieldPaths.isKnown(CertificateApplication.class, path)).isFalse();
    }
}
