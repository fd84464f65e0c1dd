package io.caseledger.shared.projection;

import static org.assertj.core.api.Assertions.assertThat;

import io.caseledger.origin.query.CaseFilter;
import io.caseledger.origin.query.CaseListView;
import io.caseledger.origin.query.CaseOrder;
import io.caseledger.origin.query.FindCases;
import io.caseledger.shared.query.FindHistory;
import io.caseledger.shared.query.HistoryEntry;
import io.caseledger.shared.query.Viewer;
import io.caseledger.stock.query.DashboardView;
import io.caseledger.stock.query.ReadDashboard;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** View tables in two schemas of one database, written by the same projectors and asked by the same handlers (ADR 23). */
class SecondSchemaTest {
    private final TestViews live = new TestViews();

    @Test
    void givenALog_whenProjectedIntoASecondSchema_thenItsRowsAndAnswersAreTheSame() {
        SomethingOfEachKind.happens(live);
        var second = new TestViews();
        assertThat(second.rows().values()).allSatisfy(rows -> assertThat(rows).isEmpty());
        // event by event there, in one batch here
        second.project(live.log());

        assertThat(withSomething(second.rows())).isEqualTo(withSomething(live.rows()));
        assertThat(cases(second).rows()).hasSize(1);
        assertThat(cases(second)).isEqualTo(cases(live));
        assertThat(second.list(new FindHistory(Viewer.ALL, SomethingOfEachKind.LOT), HistoryEntry.class))
                .isEqualTo(live.list(new FindHistory(Viewer.ALL, SomethingOfEachKind.LOT), HistoryEntry.class))
                .isNotEmpty();
        assertThat(second.one(new ReadDashboard(Viewer.ALL, null), DashboardView.class)
                        .stock())
                .isEqualTo(live.one(new ReadDashboard(Viewer.ALL, null), DashboardView.class)
                        .stock())
                .isPositive();
    }

    @Test
    void givenRows_whenEveryEventIsDeliveredAgain_thenNothingChanges() {
        SomethingOfEachKind.happens(live);
        var before = withSomething(live.rows());
        live.again();
        assertThat(live.rows()).isEqualTo(before);
        live.log().forEach(event -> live.project(List.of(event)));
        assertThat(live.rows()).isEqualTo(before);
    }

    @Test
    void givenRows_whenWrittenAnewFromTheLog_thenTheyAreTheSame() {
        SomethingOfEachKind.happens(live);
        var before = withSomething(live.rows());
        live.forget();
        assertThat(live.rows().values()).allSatisfy(rows -> assertThat(rows).isEmpty());
        live.again();
        assertThat(live.rows()).isEqualTo(before);
    }

    private static CaseListView cases(TestViews views) {
        return views.one(new FindCases(Viewer.ALL, CaseFilter.ANY, CaseOrder.NEWEST_FIRST, 1, 10), CaseListView.class);
    }

    /** Every table must have been written, else nothing would be proved of it. Positions are the processors' business, of which there are none here. */
    private static Map<String, List<String>> withSomething(Map<String, List<String>> rows) {
        var written = new TreeMap<>(rows);
        assertThat(written.remove("projection")).isEmpty();
        assertThat(written).allSatisfy((table, of) -> assertThat(of).as(table).isNotEmpty());
        written.put("projection", List.of());
        return written;
    }
}
