package io.caseledger.permit.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.caseledger.permit.contract.ImportWay;
import io.caseledger.permit.contract.MaskKind;
import io.caseledger.permit.query.PermitRow;
import io.caseledger.permit.query.PermitView;
import io.caseledger.shared.Spec;
import io.caseledger.shared.web.Document;
import io.caseledger.shared.web.HistoryLine;
import io.caseledger.shared.web.Messages;
import io.caseledger.stock.query.LotRow;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What comes next with a permit follows what customs has recorded, what was written off, and what is left. */
class PermitNextTest {
    private static final Instant AT = Instant.EPOCH;
    private static final LocalDate DAY = LocalDate.of(2026, 12, 27);

    /** How a permit stands, and how its page says what comes next. */
    private static Map<String, PermitPage> stands() {
        var declared = ImportWay.DECLARATION;
        var written = ImportWay.OTHER;
        var stands = new LinkedHashMap<String, PermitPage>();
        stands.put("VALID.DECLARED", of(PermitValidity.VALID, declared).page());
        stands.put("VALID.WRITTEN", of(PermitValidity.VALID, written).page());
        stands.put("EXPIRED.DECLARED", of(PermitValidity.EXPIRED, declared).page());
        stands.put("EXPIRED.WRITTEN", of(PermitValidity.EXPIRED, written).page());
        stands.put("CANCELLED.DECLARED", of(PermitValidity.CANCELLED, declared).page());
        stands.put("REISSUED.DECLARED", of(PermitValidity.REISSUED, declared).page());
        stands.put(
                "UNDER_WAY",
                of(PermitValidity.VALID, declared).declaration("ENTERED").page());
        stands.put(
                "MISMATCHED",
                of(PermitValidity.VALID, declared)
                        .declaration("MISMATCHED")
                        .mismatch()
                        .page());
        stands.put(
                "DEMANDED",
                of(PermitValidity.VALID, declared)
                        .declaration("RELEASED")
                        .demand()
                        .page());
        stands.put(
                "STOCK.DECLARED",
                of(PermitValidity.VALID, declared)
                        .declaration("RELEASED")
                        .stock(400)
                        .page());
        stands.put(
                "STOCK",
                of(PermitValidity.EXPIRED, declared)
                        .declaration("RELEASED")
                        .stock(400)
                        .page());
        stands.put(
                "GONE",
                of(PermitValidity.EXPIRED, declared)
                        .declaration("RELEASED")
                        .stock(0)
                        .page());
        stands.put("OPENING", of(PermitValidity.VALID, written).completed().page());
        stands.put("WRITING", of(PermitValidity.VALID, written).rows().page());
        return stands;
    }

    @Test
    @Spec("MSK-05")
    void givenEachStand_thenItSaysWhatComesNextInATextOfItsOwn() throws IOException {
        var messages = Messages.messageSource();
        for (var locale : List.of(Locale.TRADITIONAL_CHINESE, Locale.ENGLISH)) {
            var texts = new ArrayList<String>();
            stands().forEach((key, page) -> {
                assertThat(page.next()).isEqualTo(key);
                texts.add(messages.getMessage("permit.next." + key, new Object[] {DAY, "MSK20260000043"}, locale));
                page.underWay().forEach(declaration -> assertThat(messages.getMessage(
                                "permit.next.customs." + declaration.stage(),
                                new Object[] {declaration.declarationNumber(), AT},
                                locale))
                        .contains(declaration.declarationNumber()));
            });
            assertThat(texts).doesNotHaveDuplicates();
        }
    }

    @Test
    void givenStockAndAnotherDeclaration_thenBothAreSaid() {
        var page = of(PermitValidity.VALID, ImportWay.DECLARATION)
                .declaration("RELEASED")
                .declaration("DECLARED")
                .stock(400)
                .page();
        assertThat(page.next()).isEqualTo("STOCK");
        assertThat(page.underWay()).hasSize(1);
    }

    @Test
    void givenARevisionAfterThePrint_thenItIsNotPrinted() {
        var permit = of(PermitValidity.VALID, ImportWay.DECLARATION);
        assertThat(permit.page().printed()).isFalse();
        assertThat(permit.event("PermitPrinted").page().printed()).isTrue();
        assertThat(permit.event("PermitPrinted").event("PermitRevised").page().printed())
                .isFalse();
    }

    private static Permit of(PermitValidity standing, ImportWay way) {
        return new Permit(standing, way);
    }

    /** A permit of 1,000 pieces. */
    private static final class Permit {
        private final PermitValidity standing;
        private final ImportWay way;
        private final List<PermitView.Declaration> declarations = new ArrayList<>();
        private final List<PermitView.WriteOff> rows = new ArrayList<>();
        private final List<LotRow> lots = new ArrayList<>();
        private final List<HistoryLine> history = new ArrayList<>();
        private PermitView.@Nullable Mismatch mismatch;
        private PermitView.@Nullable Demand demand;
        private @Nullable LocalDate completedOn;
        private long stock;

        private Permit(PermitValidity standing, ImportWay way) {
            this.standing = standing;
            this.way = way;
        }

        private Permit declaration(String stage) {
            declarations.add(
                    new PermitView.Declaration("AA/" + declarations.size(), stage, AT, List.of(), null, List.of()));
            return this;
        }

        private Permit mismatch() {
            mismatch = new PermitView.Mismatch("AA/0", "產地不符", AT);
            return this;
        }

        private Permit demand() {
            demand = new PermitView.Demand("AA/0", "數量", AT);
            return this;
        }

        private Permit rows() {
            rows.add(new PermitView.WriteOff("EE", DAY, 10, 0));
            return this;
        }

        private Permit completed() {
            completedOn = DAY;
            return rows();
        }

        private Permit stock(long left) {
            stock = left;
            lots.add(new LotRow(
                    "MSK-1",
                    "l",
                    "MSK",
                    "RELEASE",
                    "AA/0",
                    1,
                    "MEDICAL",
                    "口罩",
                    "JP",
                    "a",
                    "進口人",
                    "1",
                    null,
                    DAY,
                    400,
                    400 - left,
                    0,
                    left,
                    null,
                    0,
                    null,
                    1,
                    1,
                    1));
            return this;
        }

        private Permit event(String name) {
            // newest first
            history.addFirst(
                    new HistoryLine(1, 1, name, "e", null, AT, "a", "申請人", null, name, null, List.of(), false));
            return this;
        }

        private PermitPage page() {
            var state = standing == PermitValidity.CANCELLED || standing == PermitValidity.REISSUED
                    ? standing.name()
                    : "ISSUED";
            var row = new PermitRow(
                    "MSK20260000042",
                    1,
                    true,
                    "p",
                    state,
                    way.name(),
                    "進口人",
                    "04595252",
                    null,
                    DAY,
                    DAY,
                    AT,
                    1_000,
                    0,
                    null,
                    false,
                    1,
                    1);
            var view = new PermitView(
                    row,
                    "a",
                    "a",
                    null,
                    "{}",
                    declarations,
                    demand,
                    mismatch,
                    rows,
                    completedOn,
                    null,
                    null,
                    null,
                    List.of(),
                    List.of(),
                    List.of(),
                    true,
                    true,
                    1);
            return new PermitPage(
                    view,
                    standing,
                    List.of(),
                    new PermitChoices(false, false, false, false, false, false, false),
                    List.of(new Remaining(MaskKind.MEDICAL, 1_000, 400)),
                    new Document(List.of(), 0),
                    List.of(),
                    List.copyOf(history),
                    lots,
                    0,
                    stock);
        }
    }
}
