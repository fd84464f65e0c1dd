package io.caseledger.origin.domain;

import static org.assertj.core.api.Assertions.assertThat;

import io.caseledger.origin.contract.BulkFilingCompleted;
import io.caseledger.origin.contract.BulkFilingStarted;
import io.caseledger.origin.contract.BulkId;
import io.caseledger.origin.contract.BulkItemFiled;
import io.caseledger.origin.contract.BulkItemRefused;
import io.caseledger.origin.contract.CaseId;
import io.caseledger.origin.contract.RecordBulkItemFiled;
import io.caseledger.origin.contract.RecordBulkItemRefused;
import io.caseledger.origin.contract.StartBulkFiling;
import io.caseledger.shared.Spec;
import io.caseledger.shared.contract.Actor;
import io.caseledger.shared.contract.Rejection;
import io.caseledger.shared.contract.Violation;
import io.caseledger.shared.domain.NothingForgotten;
import java.util.List;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.junit.jupiter.api.Test;

@Spec("COE0010-17")
class BulkFilingTest {
    private static final BulkId BULK = new BulkId("bulk-1");
    private static final String SHA = "ab".repeat(32);
    private static final Violation FAULT = Violation.of("origin.TypeIsKnown", "type", "99");
    private static final BulkFilingStarted STARTED =
            new BulkFilingStarted("bulk-1", Samples.APPLICANT.accountId(), "cases.xml", SHA, 2);

    private final AggregateTestFixture<BulkFiling> fixture = new AggregateTestFixture<>(BulkFiling.class);

    BulkFilingTest() {
        fixture.registerInjectableResource(new NothingForgotten());
    }

    @Test
    void givenNothing_whenStarted_thenItIsStartedByItsSender() {
        fixture.givenNoPriorActivity()
                .when(new StartBulkFiling(BULK, "cases.xml", SHA, 2), Samples.APPLICANT.toMetaData())
                .expectEvents(STARTED);
    }

    @Test
    void givenNothing_whenAnOfficerStarts_thenRefused() {
        refused(
                new StartBulkFiling(BULK, "cases.xml", SHA, 2),
                Samples.OFFICER,
                "origin.OnlyApplicantsAndAgentsFileInBulk");
    }

    @Test
    void givenNothing_whenMoreThanAThousand_thenRefused() {
        refused(
                new StartBulkFiling(BULK, "cases.xml", SHA, 1_001),
                Samples.AGENT,
                "origin.BulkFilingsHoldOneToAThousandCases");
    }

    @Test
    void givenOneRefused_whenTheOtherIsFiled_thenCompleted() {
        fixture.given(STARTED, new BulkItemRefused("bulk-1", 0, "a.xml", List.of(FAULT)))
                .when(
                        new RecordBulkItemFiled(BULK, 1, "b.xml", new CaseId("c"), "TPE-20261120-00001"),
                        Actor.SYSTEM.toMetaData())
                .expectEvents(
                        new BulkItemFiled("bulk-1", 1, "b.xml", "c", "TPE-20261120-00001"),
                        new BulkFilingCompleted("bulk-1", 1, 1));
    }

    @Test
    void givenAnItemDone_whenNotedAgain_thenNothingHappens() {
        fixture.given(STARTED, new BulkItemRefused("bulk-1", 0, "a.xml", List.of(FAULT)))
                .when(new RecordBulkItemRefused(BULK, 0, "a.xml", List.of(FAULT)), Actor.SYSTEM.toMetaData())
                .expectNoEvents()
                .expectSuccessfulHandlerExecution();
    }

    @Test
    void givenStarted_whenSomebodyElseNotes_thenRefused() {
        refused(
                new RecordBulkItemRefused(BULK, 0, "a.xml", List.of(FAULT)),
                Samples.APPLICANT,
                "origin.OnlyTheServiceNotesBulkItems",
                STARTED);
    }

    @Test
    void givenStarted_whenBeyondTheFile_thenRefused() {
        refused(
                new RecordBulkItemRefused(BULK, 2, null, List.of(FAULT)),
                Actor.SYSTEM,
                "origin.BulkItemsAreInTheFile",
                STARTED);
    }

    @Test
    void sameIndexIsAlwaysTheSameCase() {
        assertThat(BULK.caseAt(3)).isEqualTo(new BulkId("bulk-1").caseAt(3)).isNotEqualTo(BULK.caseAt(4));
    }

    private void refused(Object command, Actor actor, String rule, Object... given) {
        fixture.given(given)
                .when(command, actor.toMetaData())
                .expectNoEvents()
                .expectException(new org.hamcrest.CustomTypeSafeMatcher<Rejection>("refused by " + rule) {
                    @Override
                    protected boolean matchesSafely(Rejection rejection) {
                        return rejection.details().violations().stream()
                                .anyMatch(violation -> violation.rule().equals(rule));
                    }
                });
    }
}
