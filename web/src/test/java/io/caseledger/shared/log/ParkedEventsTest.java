package io.caseledger.shared.log;

import static org.assertj.core.api.Assertions.assertThat;

import io.caseledger.BesideTheOthers;
import io.caseledger.RunningService;
import org.junit.jupiter.api.Test;

/** An event whose row PostgreSQL refuses, as the view is broken on purpose. */
@BesideTheOthers
class ParkedEventsTest {
    private final OwnService service = new OwnService();

    @Test
    void givenARowThatIsRefused_whenOthersFollow_thenItsCaseIsParkedUntilMendedAndTheOthersAreShown() {
        service.jdbc()
                .sql("alter table view.origin_case add constraint planted check (case_id <> 'refused')")
                .update();

        service.submit("refused");
        var after = service.submit("after");
        service.shown(after.position());

        assertThat(service.count("select count(*) from view.origin_case where case_id = 'after'"))
                .isOne();
        assertThat(service.count("select count(*) from view.origin_case where case_id = 'refused'"))
                .isZero();
        assertThat(service.count("select count(*) from log.dead_letter where processing_group = 'origin-case'"
                        + " and aggregate_identifier = 'refused'"))
                .isOne();

        service.jdbc()
                .sql("alter table view.origin_case drop constraint planted")
                .update();
        OwnService.tryAgain(RunningService.tamperedWith(), "origin-case");
        assertThat(service.count("select count(*) from view.origin_case where case_id = 'refused'"))
                .isOne();
        assertThat(service.count("select count(*) from log.dead_letter")).isZero();
    }

    /** Asking the queue for every event would be a statement an event. */
    @Test
    void givenNothingParked_whenAnEventIsHandled_thenTheQueueIsNotAsked() {
        service.submit("warm");
        var before = scans();
        var last = 0L;
        for (int i = 0; i < 20; i++) {
            last = service.submit("one-of-many-" + i).position();
        }
        service.shown(last);
        assertThat(scans() - before).isLessThan(20);
    }

    private long scans() {
        service.jdbc().sql("select pg_stat_force_next_flush()").query().listOfRows();
        return service.count(
                "select coalesce(sum(seq_scan + idx_scan), 0) from pg_stat_all_tables where schemaname = 'log'"
                        + " and relname = 'dead_letter'");
    }
}
