package io.caseledger.origin.web;

import io.caseledger.accounts.contract.AccountDirectory;
import io.caseledger.accounts.query.AccountView;
import io.caseledger.accounts.query.FindAccountByUserName;
import io.caseledger.origin.contract.ApproveCertificate;
import io.caseledger.origin.contract.CaseId;
import io.caseledger.origin.contract.CertificateApplication;
import io.caseledger.origin.contract.CertificateCommand;
import io.caseledger.origin.contract.CertificateForm;
import io.caseledger.origin.contract.Clearance;
import io.caseledger.origin.contract.FieldComment;
import io.caseledger.origin.contract.GoodsLine;
import io.caseledger.origin.contract.Manufacturer;
import io.caseledger.origin.contract.Party;
import io.caseledger.origin.contract.RequestCorrection;
import io.caseledger.origin.contract.Shipment;
import io.caseledger.origin.contract.SubmitCertificate;
import io.caseledger.origin.contract.TakeCase;
import io.caseledger.origin.query.CaseFilter;
import io.caseledger.origin.query.CaseListView;
import io.caseledger.origin.query.CaseOrder;
import io.caseledger.origin.query.FindCases;
import io.caseledger.shared.contract.AccountId;
import io.caseledger.shared.contract.Actor;
import io.caseledger.shared.contract.Role;
import io.caseledger.shared.query.Viewer;
import io.caseledger.shared.settings.Settings;
import io.caseledger.shared.web.Commands;
import io.caseledger.shared.web.Commands.Options;
import io.caseledger.shared.web.Outcome;
import io.caseledger.shared.web.OwnThread;
import io.caseledger.shared.web.Page;
import io.caseledger.shared.web.Queries;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Function;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** A few cases to look at in demo mode, made by commands at the first start (RUN-01): one waiting, one to correct, one approved, one elsewhere. */
@Component
@Order(200) // after the demo accounts
class DemoCases implements ApplicationRunner {
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final String ADDRESS = "臺北市中正區湖口街一號";
    private static final String TELEPHONE = "02-2351-0271";
    private static final int DAYS_UNTIL_SHIPPED = 10;

    private final Settings settings;
    private final Commands commands;
    private final Queries queries;
    private final AccountDirectory directory;
    private final Clock clock;

    DemoCases(Settings settings, Commands commands, Queries queries, AccountDirectory directory, Clock clock) {
        this.settings = settings;
        this.commands = commands;
        this.queries = queries;
        this.directory = directory;
        this.clock = clock;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        if (settings.demoMode()) {
            OwnThread.await(
                    queries.one(
                                    new FindCases(Viewer.ALL, CaseFilter.ANY, CaseOrder.NEWEST_FIRST, 1, 1),
                                    CaseListView.class)
                            .filter(found -> found.total() == 0)
                            .flatMap(none -> Mono.zip(account("applicant"), account("issuer")))
                            // the directory reads the log
                            .publishOn(Schedulers.boundedElastic())
                            .flatMap(people -> file(people.getT1(), people.getT2())),
                    PATIENCE);
        }
    }

    private Mono<Outcome> file(AccountView applicant, AccountView officer) {
        var reviewer = actor(officer);
        return submit(applicant, "demo-1", "TPE", "Machine parts")
                .flatMap(id -> order(reviewer, id, TakeCase::new).then(order(reviewer, id, ApproveCertificate::new)))
                .then(submit(applicant, "demo-2", "TPE", "Oolong tea").flatMap(id -> order(reviewer, id, TakeCase::new)
                        .then(order(
                                reviewer,
                                id,
                                caseId -> new RequestCorrection(
                                        caseId, List.of(new FieldComment("goods[1].name", "請寫明茶葉的等級。")))))))
                .then(submit(applicant, "demo-3", "KHH", "Bicycles"))
                .then(commands.sendAs(
                        actor(applicant),
                        new SubmitCertificate(
                                id(applicant, "demo-4"), application(applicant, "TPE", "Screws and bolts")),
                        Options.key("demo-4")))
                .flatMap(outcome ->
                        queries.caughtUp(Cases.PROJECTION, outcome.position()).thenReturn(outcome));
    }

    private static Actor actor(AccountView account) {
        return new Actor(
                account.accountId(), account.displayName(), Role.valueOf(account.role()), account.unit(), null);
    }

    private Mono<AccountView> account(String userName) {
        return queries.optional(new FindAccountByUserName(userName), AccountView.class);
    }

    private Mono<CaseId> submit(AccountView applicant, String key, String unit, String goods) {
        var id = id(applicant, key);
        return commands.sendAs(
                        actor(applicant),
                        new SubmitCertificate(id, application(applicant, unit, goods)),
                        Options.key(key))
                .thenReturn(id);
    }

    private static CaseId id(AccountView applicant, String key) {
        return new CaseId(Commands.idFor(actor(applicant), SubmitCertificate.class, key));
    }

    private Mono<Outcome> order(Actor officer, CaseId id, Function<CaseId, CertificateCommand> command) {
        return commands.sendAs(officer, command.apply(id), Options.NONE);
    }

    private CertificateApplication application(AccountView account, String unit, String goods) {
        var identity = directory
                .account(new AccountId(account.accountId()))
                .orElseThrow()
                .identityNumber();
        var applicant = new Party(
                identity,
                account.displayName(),
                "Far East Precision Machinery Co., Ltd.",
                ADDRESS,
                "1 Hukou St., Taipei, Taiwan",
                TELEPHONE);
        return new CertificateApplication(
                "01",
                unit,
                Clearance.PRE_CLEARANCE,
                CertificateForm.WET_STAMP,
                applicant,
                Party.NONE,
                applicant,
                new Party(null, null, "Nordwind Import GmbH", null, "Hafenstrasse 1, 20457 Hamburg", null),
                new Shipment(
                        "DE",
                        "TWKEL",
                        "DEHAM",
                        null,
                        "1",
                        "EVER GOLDEN 012W",
                        LocalDate.ofInstant(clock.instant(), Page.ZONE).plusDays(DAYS_UNTIL_SHIPPED)),
                List.of(new Manufacturer(identity, account.displayName(), null, ADDRESS, TELEPHONE, true, false)),
                List.of(
                        new GoodsLine(true, "GOODS OF TAIWAN ORIGIN", null, null, null, null, null),
                        new GoodsLine(false, goods, new BigDecimal("1200.5"), "KGM", "76169990005", true, null)),
                null,
                List.of(),
                List.of(),
                1,
                2,
                null,
                null);
    }
}
