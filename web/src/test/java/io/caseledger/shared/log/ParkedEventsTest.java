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
        assertThat(service.count(
                        "select count(*) from log.parked where follower = 'origin-case' and case_id = 'refused'"))
                .isOne();

        service.jdbc()
                .sql("alter table view.origin_case drop constraint planted")
                .update();
        OwnService.tryAgain(RunningService.tamperedWith(), "origin-case", "refused");
        assertThat(service.count("select count(*) from view.origin_case where case_id = 'refused'"))
                .isOne();
        assertThat(service.count("select count(*) from log.parked")).isZero();
    }
}
