package io.caseledger.permit.web;

import static io.caseledger.permit.api.PermitCalls.APPLICANT_IDENTITY;
import static io.caseledger.permit.api.PermitCalls.application;
import static io.caseledger.permit.api.PermitCalls.declarationNumber;
import static io.caseledger.permit.api.PermitCalls.key;
import static org.assertj.core.api.Assertions.assertThat;

import io.caseledger.EveryOrder;
import io.caseledger.RunningService;
import io.caseledger.permit.api.PermitCalls;
import io.caseledger.permit.contract.CancelPermit;
import io.caseledger.permit.contract.CompleteWriteOff;
import io.caseledger.permit.contract.DemandAmendment;
import io.caseledger.permit.contract.ImportWay;
import io.caseledger.permit.contract.PermitCommand;
import io.caseledger.permit.contract.PermitId;
import io.caseledger.permit.contract.PrintPermit;
import io.caseledger.permit.contract.RecordDeclaration;
import io.caseledger.permit.contract.RecordEntry;
import io.caseledger.permit.contract.RecordRelease;
import io.caseledger.permit.contract.RecordWriteOff;
import io.caseledger.permit.contract.ReissuePermit;
import io.caseledger.permit.contract.ReleasedItem;
import io.caseledger.permit.contract.ReportMismatch;
import io.caseledger.permit.contract.RevisePermit;
import io.caseledger.permit.contract.RevisionKind;
import io.caseledger.permit.contract.SubmitPermit;
import io.caseledger.permit.contract.WriteOffRow;
import io.caseledger.permit.query.PermitView;
import io.caseledger.shared.Spec;
import io.caseledger.shared.bus.Commands;
import io.caseledger.shared.bus.Queries;
import io.caseledger.shared.reference.RocDate;
import java.time.Clock;
import java.time.Duration;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every state, every role, every order of a permit: the page offers what the permit takes. */
class PermitChoicesTest {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final List<ReleasedItem> PIECES = List.of(new ReleasedItem(1, 100), new ReleasedItem(2, 50));
    private static final Set<Class<?>> CUSTOMS = Set.of(
            RecordDeclaration.class,
            RecordEntry.class,
            ReportMismatch.class,
            RecordRelease.class,
            DemandAmendment.class);

    private final RunningService service = RunningService.shared();
    private final Permits permits = service.bean(Permits.class);

    private final List<EveryOrder<PermitView, PermitChoices>> orders = List.of(
            order("cancel", PermitChoices::cancel, id -> new CancelPermit(id, "重複申請")),
            order(
                    "reissue",
                    PermitChoices::reissue,
                    id -> new ReissuePermit(id, new PermitId(UUID.randomUUID().toString()))),
            new EveryOrder<>(
                    "print", PermitChoices::print, List.of(view -> new PrintPermit(Permits.idOf(view), 1)), false),
            new EveryOrder<>(
                    "revise",
                    PermitChoices::revise,
                    Stream.of(RevisionKind.values()).map(this::revise).toList()),
            // rows that are noted can be completed: one page does both
            order(
                    "write off",
                    PermitChoices::writeOff,
                    id -> new RecordWriteOff(id, List.of()),
                    CompleteWriteOff::new));

    private interface OfPermit {
        PermitCommand command(PermitId id);
    }

    private static EveryOrder<PermitView, PermitChoices> order(
            String name, Predicate<PermitChoices> offered, OfPermit... commands) {
        return new EveryOrder<>(
                name,
                offered,
                Stream.of(commands)
                        .<Function<PermitView, Object>>map(command -> view -> command.command(Permits.idOf(view)))
                        .toList());
    }

    private Function<PermitView, Object> revise(RevisionKind kind) {
        return view -> new RevisePermit(Permits.idOf(view), kind, "更正", permits.application(view));
    }

    private PermitView view(String number) {
        return Objects.requireNonNull(
                permits.find(EveryOrder.actor("regulator"), number).block(PATIENCE));
    }

    private static String filed(ImportWay way) {
        return PermitCalls.as("applicant").submit(application(way)).number();
    }

    private String then(String number, String user, Function<PermitId, PermitCommand> command) {
        var outcome = service.bean(Commands.class)
                .sendAs(EveryOrder.actor(user), command.apply(Permits.idOf(view(number))), Commands.Options.key(key()))
                .block(PATIENCE);
        service.bean(Queries.class)
                .caughtUp(Permits.PROJECTION, Objects.requireNonNull(outcome).position())
                .block(PATIENCE);
        return number;
    }

    private String declared(BiFunction<String, PermitId, List<PermitCommand>> more) {
        var declaration = declarationNumber();
        var number = then(
                filed(ImportWay.DECLARATION),
                "customs",
                id -> new RecordDeclaration(id, key(), declaration, APPLICANT_IDENTITY, PIECES));
        more.apply(declaration, Permits.idOf(view(number))).forEach(next -> then(number, "customs", id -> next));
        return number;
    }

    private String released(boolean demanded) {
        var today = RocDate.day(service.bean(Clock.class).instant());
        var number = declared((declaration, id) -> List.of(
                new RecordEntry(id, key(), declaration), new RecordRelease(id, key(), declaration, today, PIECES)));
        return demanded ? then(number, "customs", id -> new DemandAmendment(id, key(), null, "請修正")) : number;
    }

    private String written() {
        return then(
                filed(ImportWay.PARCEL),
                "applicant",
                id -> new RecordWriteOff(id, List.of(new WriteOffRow("EE123456785TW", null, 100, 0))));
    }

    private Map<String, Supplier<String>> states() {
        var states = new LinkedHashMap<String, Supplier<String>>();
        states.put("issued", () -> filed(ImportWay.DECLARATION));
        states.put("issued for parcels", () -> filed(ImportWay.PARCEL));
        states.put("written off in part", this::written);
        states.put("written off", () -> then(written(), "applicant", CompleteWriteOff::new));
        states.put("declared", () -> declared((declaration, id) -> List.of()));
        states.put(
                "mismatched",
                () -> declared((declaration, id) -> List.of(new ReportMismatch(id, key(), declaration, "數量不符"))));
        states.put("released", () -> released(false));
        states.put("demanded", () -> released(true));
        states.put(
                "cancelled", () -> then(filed(ImportWay.DECLARATION), "applicant", id -> new CancelPermit(id, "不進口了")));
        states.put("expired", PermitCalls::expired);
        states.put("expired for parcels", () -> PermitCalls.expired(ImportWay.PARCEL));
        states.put(
                "reissued",
                () -> then(
                        PermitCalls.expired(),
                        "applicant",
                        id -> new ReissuePermit(
                                id, new PermitId(UUID.randomUUID().toString()))));
        return states;
    }

    @Test
    @Spec("MSK-05")
    void givenEveryStateAndRole_thenAnOrderIsOfferedIfAndOnlyIfThePermitTakesIt() {
        var pages = service.bean(PermitPages.class);
        states().forEach((state, made) -> EveryOrder.isOfferedWhereItIsTaken(
                state,
                () -> view(made.get()),
                (actor, view) -> permits.find(actor, view.row().permitNumber())
                        .map(seen -> PermitChoices.of(actor, seen, pages.standing(seen))),
                orders));
    }

    @Test
    @Spec("MSK-05")
    void thereIsNoOrderThatIsNotAsked() {
        var asked = new HashSet<Class<?>>(CUSTOMS);
        var view = view(filed(ImportWay.DECLARATION));
        orders.forEach(order ->
                order.command().forEach(command -> asked.add(command.apply(view).getClass())));

        assertThat(asked)
                .isEqualTo(Set.copyOf(Stream.of(PermitCommand.class.getPermittedSubclasses())
                        .filter(order -> order != SubmitPermit.class)
                        .toList()));
    }
}
