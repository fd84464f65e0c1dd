package io.caseledger.origin.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.caseledger.origin.contract.CaseState;
import io.caseledger.origin.contract.Clearance;
import io.caseledger.origin.query.CaseRow;
import io.caseledger.origin.query.CaseView;
import io.caseledger.shared.Spec;
import io.caseledger.shared.web.Messages;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** What comes next is true: each state of a case says something of its own, and a certificate filed before clearance is not done when it is collected. */
class CaseNextTest {
    private static final LocalDate ISSUED = LocalDate.of(2026, 11, 27);

    @Test
    @Spec({"COE0150-02", "COE0020-01"})
    void givenACollectedPreClearanceCertificate_thenItIsToBeClosedAndOverdueLater() {
        var collected = view(CaseState.COLLECTED, Clearance.PRE_CLEARANCE);
        assertThat(CaseNext.of(collected, ISSUED))
                .isEqualTo(new CaseNext("TO_CLOSE", LocalDate.of(2026, 12, 27), 30, false, false));
        assertThat(CaseNext.of(collected, ISSUED.plusDays(30)).days()).isZero();
        assertThat(CaseNext.of(collected, ISSUED.plusDays(32)))
                .isEqualTo(new CaseNext("OVERDUE", LocalDate.of(2026, 12, 27), 2, false, false));
        assertThat(CaseNext.of(view(CaseState.COLLECTED, Clearance.POST_CLEARANCE), ISSUED)
                        .key())
                .isEqualTo("COLLECTED");
        assertThat(CaseNext.of(view(CaseState.APPROVED, Clearance.PRE_CLEARANCE), ISSUED)
                        .closeBy())
                .isEqualTo(LocalDate.of(2026, 12, 27));
    }

    @Test
    @Spec("COE0150-02")
    void givenEachState_thenItSaysWhatComesNextInATextOfItsOwn() throws IOException {
        var messages = Messages.messageSource();
        for (var locale : List.of(Locale.TRADITIONAL_CHINESE, Locale.ENGLISH)) {
            for (var side : List.of("party", "unit", "other")) {
                var texts = new ArrayList<String>();
                for (var state : CaseState.values()) {
                    for (var today : List.of(ISSUED, ISSUED.plusDays(90))) {
                        var next = CaseNext.of(view(state, Clearance.PRE_CLEARANCE), today);
                        var text = messages.getMessage(
                                "origin.next." + next.key() + "." + side,
                                new Object[] {"臺北", "林審核", "TPE26-000042", next.closeBy(), next.days()},
                                locale);
                        if (!texts.contains(text)) {
                            texts.add(text);
                        }
                    }
                }
                // one for each state, and one more: overdue
                assertThat(texts).as(side + " " + locale).hasSize(CaseState.values().length + 1);
            }
        }
    }

    private static CaseView view(CaseState state, Clearance clearance) {
        var at = Instant.EPOCH;
        var issued = state == CaseState.APPROVED || state == CaseState.COLLECTED;
        var row = new CaseRow(
                "TPE-20261127-00042",
                issued ? "TPE26-000042" : null,
                "id",
                "01",
                state.name(),
                "TPE",
                clearance.name(),
                null,
                null,
                null,
                null,
                null,
                at,
                at,
                at,
                null,
                null,
                issued ? ISSUED : null,
                1,
                false,
                1,
                1);
        return new CaseView(row, "a", "a", null, "{}", List.of(), null, issued ? ISSUED : null, null, true, true, 1);
    }
}
