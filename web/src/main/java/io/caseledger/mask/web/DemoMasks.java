package io.caseledger.mask.web;

import io.caseledger.accounts.contract.AccountDirectory;
import io.caseledger.accounts.query.AccountView;
import io.caseledger.accounts.query.FindAccountByUserName;
import io.caseledger.mask.contract.CompleteWriteOff;
import io.caseledger.mask.contract.FlowKind;
import io.caseledger.mask.contract.GoodsFlow;
import io.caseledger.mask.contract.GoodsReturn;
import io.caseledger.mask.contract.ImportWay;
import io.caseledger.mask.contract.LotId;
import io.caseledger.mask.contract.MaskKind;
import io.caseledger.mask.contract.PermitApplication;
import io.caseledger.mask.contract.PermitId;
import io.caseledger.mask.contract.PermitItem;
import io.caseledger.mask.contract.PermitParty;
import io.caseledger.mask.contract.RecordDeclaration;
import io.caseledger.mask.contract.RecordEntry;
import io.caseledger.mask.contract.RecordFlow;
import io.caseledger.mask.contract.RecordRelease;
import io.caseledger.mask.contract.RecordWriteOff;
import io.caseledger.mask.contract.ReleasedItem;
import io.caseledger.mask.contract.ReturnGoods;
import io.caseledger.mask.contract.SubmitPermit;
import io.caseledger.mask.contract.WriteOffRow;
import io.caseledger.mask.query.FindLot;
import io.caseledger.mask.query.FindPermits;
import io.caseledger.mask.query.LotView;
import io.caseledger.mask.query.PermitFilter;
import io.caseledger.mask.query.PermitListView;
import io.caseledger.mask.query.PermitOrder;
import io.caseledger.shared.contract.AccountId;
import io.caseledger.shared.contract.Actor;
import io.caseledger.shared.contract.Attachment;
import io.caseledger.shared.contract.Role;
import io.caseledger.shared.query.Topics;
import io.caseledger.shared.query.Viewer;
import io.caseledger.shared.settings.Settings;
import io.caseledger.shared.web.Attachments;
import io.caseledger.shared.web.Commands;
import io.caseledger.shared.web.Commands.Options;
import io.caseledger.shared.web.Live;
import io.caseledger.shared.web.Outcome;
import io.caseledger.shared.web.OwnThread;
import io.caseledger.shared.web.Page;
import io.caseledger.shared.web.Queries;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.core.annotation.Order;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DefaultDataBufferFactory;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/**
 * A few permits to look at in demo mode, made by commands at the first start (RUN-01): one released by customs with stock, flows and a return, one by parcel
 * and written off, one fresh.
 */
@Component
@Order(DemoMasks.ORDER)
class DemoMasks implements ApplicationRunner {
    /** After the demo accounts and cases. */
    static final int ORDER = 300;

    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final String ADDRESS = "臺北市中正區湖口街一號";
    private static final String PARCEL = "EE123456785TW";
    /** The smallest picture there is, in the place of a scanned delivery note. */
    private static final byte[] PROOF = Base64.getDecoder()
            .decode("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==");

    private final Settings settings;
    private final Commands commands;
    private final Queries queries;
    private final AccountDirectory directory;
    private final Live live;
    private final Attachments attachments;
    private final Clock clock;

    DemoMasks(
            Settings settings,
            Commands commands,
            Queries queries,
            AccountDirectory directory,
            Live live,
            Attachments attachments,
            Clock clock) {
        this.settings = settings;
        this.commands = commands;
        this.queries = queries;
        this.directory = directory;
        this.live = live;
        this.attachments = attachments;
        this.clock = clock;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        if (settings.demoMode()) {
            OwnThread.await(
                    queries.one(
                                    new FindPermits(Viewer.ALL, PermitFilter.ANY, PermitOrder.NEWEST_FIRST, 1, 1),
                                    PermitListView.class)
                            .filter(found -> found.total() == 0)
                            .flatMap(none -> Mono.zip(account("applicant"), account("applicant2"), account("customs")))
                            // the directory reads the log
                            .publishOn(Schedulers.boundedElastic())
                            .flatMap(people -> declared(people.getT1(), people.getT3())
                                    .then(writtenOff(people.getT2()))
                                    .then(submit(people.getT1(), "demo-mask-3", ImportWay.DECLARATION, 20_000, 5_000))
                                    .then(submit(people.getT2(), "demo-mask-4", ImportWay.TRAVELLER, 200, 100)))
                            .flatMap(last -> queries.caughtUp(Permits.PROJECTION, last.position())),
                    PATIENCE);
        }
    }

    /** By declaration: released, partly gone out, some come back. */
    private Mono<Outcome> declared(AccountView importer, AccountView customs) {
        var today = LocalDate.ofInstant(clock.instant(), Page.ZONE);
        var declaration = "AA  %02d88800001".formatted((today.getYear() - 1911) % 100);
        var officer = actor(customs);
        var identity = identity(importer);
        return submit(importer, "demo-mask-1", ImportWay.DECLARATION, 100_000, 50_000)
                .flatMap(permit -> {
                    var id = new PermitId(permit.aggregateId());
                    var items = List.of(new ReleasedItem(1, 60_000), new ReleasedItem(2, 30_000));
                    return order(officer, new RecordDeclaration(id, "DEMO-1", declaration, identity, items))
                            .then(order(officer, new RecordEntry(id, "DEMO-2", declaration)))
                            .then(order(officer, new RecordRelease(id, "DEMO-3", declaration, today, items)))
                            .thenReturn(permit.number() + "-001");
                })
                .flatMap(lot ->
                        Mono.zip(opened(lot), proof()).flatMap(ready -> flows(importer, lot, today, ready.getT2())));
    }

    private Mono<Outcome> flows(AccountView importer, String lot, LocalDate today, Attachment proof) {
        var id = LotId.of(lot);
        return order(
                        actor(importer),
                        new RecordFlow(
                                id,
                                List.of(
                                        new GoodsFlow(
                                                today, FlowKind.MEDICAL_INSTITUTION, "示範醫院", 20_000, List.of(proof)),
                                        new GoodsFlow(today, FlowKind.DRUG_DEALER, "示範藥局", 5_000, List.of(proof)),
                                        new GoodsFlow(today, FlowKind.OWN_USE, null, 500, List.of()))))
                .then(order(actor(importer), new ReturnGoods(id, List.of(new GoodsReturn(2, 1_000, today, "包裝破損")))));
    }

    /** By parcel: noted and completed by the importer. */
    private Mono<Outcome> writtenOff(AccountView importer) {
        return submit(importer, "demo-mask-2", ImportWay.PARCEL, 2_000, 1_000).flatMap(permit -> {
            var id = new PermitId(permit.aggregateId());
            return order(actor(importer), new RecordWriteOff(id, List.of(new WriteOffRow(PARCEL, null, 1_200, 300))))
                    .then(order(actor(importer), new CompleteWriteOff(id)))
                    .flatMap(completed -> opened(permit.number() + "-001").thenReturn(completed));
        });
    }

    /** A lot is opened by an automation, some milliseconds after the goods came in. */
    private Mono<LotView> opened(String lotNumber) {
        return live.signals(Set.of(Topics.lot(lotNumber), Topics.projection(Lots.PROJECTION)))
                .concatMap(changed -> queries.optional(new FindLot(Viewer.ALL, lotNumber), LotView.class), 1)
                .next();
    }

    private Mono<Attachment> proof() {
        Mono<DataBuffer> content = Mono.fromSupplier(() -> DefaultDataBufferFactory.sharedInstance.wrap(PROOF));
        return attachments
                .store("delivery-note.png", Flux.from(content))
                .map(file -> new Attachment(
                        "OTHER",
                        Attachment.Delivery.UPLOADED,
                        file.name(),
                        file.sha256(),
                        file.mediaType(),
                        file.size()));
    }

    private Mono<Outcome> submit(AccountView importer, String key, ImportWay way, long medical, long other) {
        var actor = actor(importer);
        return commands.sendAs(
                actor,
                new SubmitPermit(
                        new PermitId(Commands.idFor(actor, SubmitPermit.class, key)),
                        application(importer, way, medical, other)),
                Options.key(key));
    }

    private Mono<Outcome> order(Actor actor, Object command) {
        return commands.sendAs(actor, command, Options.NONE);
    }

    private PermitApplication application(AccountView importer, ImportWay way, long medical, long other) {
        return new PermitApplication(
                new PermitParty(
                        identity(importer),
                        importer.displayName(),
                        null,
                        ADDRESS,
                        null,
                        null,
                        "02-2351-0271",
                        importer.userName() + "@example.com"),
                PermitParty.NONE,
                way,
                List.of(
                        item(MaskKind.MEDICAL, "63079050311", "醫用平面口罩", medical, "JP"),
                        item(MaskKind.NON_MEDICAL, "63079050204", "布口罩", other, "KR")));
    }

    private static PermitItem item(MaskKind kind, String code, String name, long pieces, String origin) {
        return new PermitItem(
                kind, code, name, BigDecimal.valueOf(pieces), "H87", new BigDecimal("2.5"), "TWD", origin);
    }

    private Mono<AccountView> account(String userName) {
        return queries.optional(new FindAccountByUserName(userName), AccountView.class);
    }

    /** A view of an account does not tell. */
    private String identity(AccountView importer) {
        return directory
                .account(new AccountId(importer.accountId()))
                .orElseThrow()
                .identityNumber();
    }

    private static Actor actor(AccountView account) {
        return new Actor(
                account.accountId(), account.displayName(), Role.valueOf(account.role()), account.unit(), null);
    }
}
