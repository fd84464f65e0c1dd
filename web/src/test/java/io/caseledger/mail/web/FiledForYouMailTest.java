package io.caseledger.mail.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.caseledger.EveryOrder;
import io.caseledger.RunningService;
import io.caseledger.permit.SamplePermits;
import io.caseledger.permit.contract.ImportWay;
import io.caseledger.permit.contract.PermitApplication;
import io.caseledger.permit.contract.PermitId;
import io.caseledger.permit.contract.PermitParty;
import io.caseledger.permit.contract.SubmitPermit;
import io.caseledger.shared.Spec;
import io.caseledger.shared.bus.Commands;
import io.caseledger.shared.bus.Outcome;
import io.caseledger.shared.reference.RocDate;
import io.caseledger.stock.contract.FlowKind;
import io.caseledger.stock.contract.GoodsFlow;
import io.caseledger.stock.contract.LotId;
import io.caseledger.stock.contract.RecordFlow;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Whatever an agent files or declares in a company's name, the company is told, once, and how to object (ACC-09). */
class FiledForYouMailTest {
    private static final Duration SOON = Duration.ofSeconds(20);

    private final RunningService service = RunningService.shared();

    @Test
    @Spec("ACC-09")
    void givenAgent_whenItAppliesForAPermit_thenTheImporterIsToldByWhom() {
        var application = SamplePermits.valid(ImportWay.DECLARATION);
        var agent = new PermitParty("23456781", "海峽報關行有限公司", null, "臺北市中正區湖口街一號", null, null, "02-2351-0271", null);
        var filed = order(
                "agent",
                new SubmitPermit(
                        new PermitId(UUID.randomUUID().toString()),
                        new PermitApplication(application.importer(), agent, application.way(), application.items())));

        await().atMost(SOON).untilAsserted(() -> assertThat(mails(filed.number()))
                .contains("PERMIT_FILED_FOR_YOU applicant", "PERMIT_ISSUED agent")
                .doesNotContain("PERMIT_ISSUED applicant agent", "PERMIT_FILED_FOR_YOU agent"));
    }

    @Test
    @Spec("ACC-09")
    void givenAgent_whenItDeclaresSeveralFlowsAtOnce_thenTheImporterGetsOneMail() {
        var lot = service.bean(JdbcClient.class)
                .sql(
                        "select l.lot_number from view.stock_lot l join view.account a on a.account_id = l.importer_account"
                                + " where a.user_name = 'applicant' and l.stock > 100 order by l.lot_number limit 1")
                .query(String.class)
                .single();
        var before = told(lot);
        var one = new GoodsFlow(LocalDate.now(RocDate.TAIPEI), FlowKind.OWN_USE, null, 1, List.of());
        order("agent", new RecordFlow(LotId.of(lot), List.of(one, one, one)));
        await().atMost(SOON).untilAsserted(() -> assertThat(told(lot)).isEqualTo(before + 1));

        // its own doing is no news to the importer; what comes after it shows that none was sent
        order("applicant", new RecordFlow(LotId.of(lot), List.of(one)));
        order("agent", new RecordFlow(LotId.of(lot), List.of(one)));
        await().atMost(SOON).untilAsserted(() -> assertThat(told(lot)).isEqualTo(before + 2));
    }

    private long told(String lot) {
        return mails(lot).stream()
                .filter("STOCK_DECLARED_FOR_YOU applicant"::equals)
                .count();
    }

    private Outcome order(String userName, Object command) {
        return Objects.requireNonNull(service.bean(Commands.class)
                .sendAs(
                        EveryOrder.actor(userName),
                        command,
                        Commands.Options.key(UUID.randomUUID().toString()))
                .block(SOON));
    }

    private List<String> mails(String about) {
        return service.bean(JdbcClient.class)
                .sql(
                        "select m.template || ' ' || a.user_name from work.mail m join view.account a"
                                + " on a.account_id = m.recipient where m.args ->> 0 = ? order by m.requested_position, m.address nulls first")
                .param(about)
                .query(String.class)
                .list();
    }
}
