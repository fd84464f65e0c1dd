package io.caseledger.origin.projection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.caseledger.origin.SampleApplications;
import io.caseledger.origin.contract.CaseTaken;
import io.caseledger.origin.contract.CertificateApproved;
import io.caseledger.origin.contract.CertificateRevised;
import io.caseledger.origin.contract.CertificateSubmitted;
import io.caseledger.origin.contract.CorrectionRequested;
import io.caseledger.origin.contract.FieldComment;
import io.caseledger.origin.query.CaseFilter;
import io.caseledger.origin.query.CaseListView;
import io.caseledger.origin.query.CaseOrder;
import io.caseledger.origin.query.CaseRow;
import io.caseledger.origin.query.CaseView;
import io.caseledger.origin.query.CountOpenCases;
import io.caseledger.origin.query.FindCase;
import io.caseledger.origin.query.FindCases;
import io.caseledger.origin.query.FindCasesAfter;
import io.caseledger.origin.query.FindRevisions;
import io.caseledger.origin.query.RevisionView;
import io.caseledger.origin.query.StateCount;
import io.caseledger.shared.Spec;
import io.caseledger.shared.contract.Actor;
import io.caseledger.shared.contract.Role;
import io.caseledger.shared.projection.TestViews;
import io.caseledger.shared.query.FindHistory;
import io.caseledger.shared.query.HistoryEntry;
import io.caseledger.shared.query.Viewer;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Certificate cases, from their events to the answers on them. */
class CaseQueriesTest {
    private static final Instant NOON = Instant.parse("2026-11-02T04:00:00Z");
    private static final LocalDate DAY = LocalDate.of(2026, 11, 2);
    private static final Actor OFFICER = new Actor("officer", "林簽發", Role.ISSUER, "TPE", null);

    private final TestViews views = new TestViews();

    @Test
    @Spec("GEN-04")
    void givenCases_whenSortedAndPaged_thenTheWholeResultIsSortedAndNoRowComesTwice() {
        for (int number = 1; number <= 12; number++) {
            // by threes at the same moment: then the number decides
            submitted(number, number % 2 == 0 ? "TPE" : "KHH", NOON.plusSeconds(number / 3));
        }
        var read = new ArrayList<String>();
        for (int page = 1; page <= 3; page++) {
            var found = views.one(
                    new FindCases(Viewer.ALL, CaseFilter.ANY, CaseOrder.NEWEST_FIRST, page, 5), CaseListView.class);
            assertThat(found.total()).isEqualTo(12);
            found.rows().forEach(row -> read.add(row.receiptNumber()));
        }
        assertThat(read)
                .containsExactlyElementsOf(IntStream.rangeClosed(1, 12)
                        .mapToObj(number -> number(13 - number))
                        .toList());
    }

    @Test
    @Spec({"API-05", "COE0150-03"})
    void givenCases_whenReadOnByCursor_thenEachOnceAndOnlyTheViewersOwn() {
        for (int number = 1; number <= 5; number++) {
            submitted(number, number % 2 == 0 ? "TPE" : "KHH", NOON);
        }
        var read = new ArrayList<String>();
        for (var page = after(null);
                !page.isEmpty();
                page = after(page.getFirst().submittedPosition())) {
            read.add(page.getFirst().receiptNumber());
        }
        assertThat(read).containsExactly(number(5), number(3), number(1));
        assertThat(views.one(
                                new FindCases(Viewer.NOBODY, CaseFilter.ANY, CaseOrder.NEWEST_FIRST, 1, 10),
                                CaseListView.class)
                        .total())
                .isZero();
        assertThat(views.optional(new FindCase(Viewer.unit("TPE"), number(1)), CaseView.class))
                .isEmpty();
    }

    @Test
    @Spec({"COE0150-01", "COE0150-02"})
    void givenACaseThatWasRevised_whenFound_thenItsNewestVersionItsRevisionsAndItsHistoryAreThere() {
        submitted(1, "TPE", NOON);
        happens(1, new CaseTaken("case-1", "officer", "林簽發"));
        happens(1, new CorrectionRequested("case-1", List.of(new FieldComment("issuingUnit", "KHH?"))));
        assertThat(found(1).comments()).containsExactly(new CaseView.Comment("issuingUnit", "KHH?"));
        happens(1, new CertificateRevised("case-1", 2, SampleApplications.sentTo("KHH"), NOON.plusSeconds(60)));

        assertThat(found(1)).satisfies(view -> {
            assertThat(view.row().state()).isEqualTo("UNDER_REVIEW");
            assertThat(view.row().revision()).isEqualTo(2);
            assertThat(view.row().version()).isEqualTo(3);
            assertThat(view.row().officerName()).isEqualTo("林簽發");
            assertThat(view.comments()).isEmpty();
            assertThat(view.application()).contains("\"KHH\"");
            assertThat(view.position()).isEqualTo(4);
        });
        assertThat(views.list(new FindRevisions(Viewer.ALL, number(1)), RevisionView.class))
                .extracting(RevisionView::revision)
                .containsExactly(2, 1);

        happens(1, new CertificateApproved("case-1", "TPE26A00001", DAY));
        // by either number
        var history = views.list(new FindHistory(Viewer.account("applicant"), "TPE26A00001"), HistoryEntry.class);
        assertThat(history)
                .extracting(HistoryEntry::event)
                .containsExactly(
                        "CertificateApproved",
                        "CertificateRevised",
                        "CorrectionRequested",
                        "CaseTaken",
                        "CertificateSubmitted");
        assertThat(history.get(1).changes()).contains(new HistoryEntry.FieldChange("issuingUnit", "TPE", "KHH"));
        assertThat(views.list(new FindHistory(Viewer.account("somebody"), number(1)), HistoryEntry.class))
                .isEmpty();
        assertThat(views.list(new CountOpenCases(Viewer.unit("TPE")), StateCount.class))
                .containsExactly(new StateCount("APPROVED", 1));
    }

    @Test
    void givenAnEventOfACaseThatIsNotThere_whenProjected_thenItFails() {
        views.append("case-1", NOON, OFFICER, submission(1, "TPE"));
        var taken = views.append("case-1", NOON, OFFICER, new CaseTaken("case-1", "officer", "林簽發"));
        assertThatThrownBy(() -> views.project(List.of(taken))).hasStackTraceContaining("no row in origin_case");
    }

    private CaseView found(int number) {
        return views.optional(new FindCase(Viewer.ALL, number(number)), CaseView.class)
                .orElseThrow();
    }

    /** A page of one; the row more that says whether there are more is not taken. */
    private List<CaseRow> after(@Nullable Long before) {
        return views.list(new FindCasesAfter(Viewer.unit("KHH"), CaseFilter.ANY, before, 1), CaseRow.class).stream()
                .limit(1)
                .toList();
    }

    private void submitted(int number, String unit, Instant at) {
        views.happens("case-" + number, at, OFFICER, submission(number, unit));
    }

    private static CertificateSubmitted submission(int number, String unit) {
        return new CertificateSubmitted(
                "case-" + number,
                number(number),
                unit,
                "applicant",
                "04595252",
                "applicant",
                null,
                DAY,
                NOON,
                SampleApplications.sentTo(unit));
    }

    private void happens(int number, Object event) {
        views.happens("case-" + number, NOON, OFFICER, event);
    }

    private static String number(int number) {
        return "TPE-20261102-%05d".formatted(number);
    }
}
