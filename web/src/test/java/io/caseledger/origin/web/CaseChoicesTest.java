package io.caseledger.origin.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.caseledger.EveryOrder;
import io.caseledger.origin.contract.ApproveCertificate;
import io.caseledger.origin.contract.CancelCertificate;
import io.caseledger.origin.contract.CaseState;
import io.caseledger.origin.contract.CertificateApplication;
import io.caseledger.origin.contract.CertificateCommand;
import io.caseledger.origin.contract.CollectCertificate;
import io.caseledger.origin.contract.FieldComment;
import io.caseledger.origin.contract.RejectCertificate;
import io.caseledger.origin.contract.RequestCorrection;
import io.caseledger.origin.contract.ReviseCertificate;
import io.caseledger.origin.contract.SubmitCertificate;
import io.caseledger.origin.query.CaseView;
import io.caseledger.shared.Spec;
import io.caseledger.shared.bus.Outcome;
import java.time.Duration;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every state, every role, every order of a case: the page offers what the case takes. */
class CaseChoicesTest {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final String OFFICER = "issuer";

    private final CasePagesFixture cases = new CasePagesFixture();
    private final Cases finder = cases.service.bean(Cases.class);

    private final List<EveryOrder<CaseView, CaseChoices>> orders = Stream.concat(
                    buttons(),
                    Stream.of(
                            order(
                                    "cancel",
                                    may -> may.cancel() || may.withdraw(),
                                    id -> new CancelCertificate(id, "重複申請")),
                            order("approve", CaseChoices::review, ApproveCertificate::new),
                            order(
                                    "correct",
                                    CaseChoices::review,
                                    id -> new RequestCorrection(
                                            id, List.of(new FieldComment("exporter.nameEnglish", "請補正")))),
                            order("reject", CaseChoices::review, id -> new RejectCertificate(id, "資料不符")),
                            order("collect", CaseChoices::collect, id -> new CollectCertificate(id, null)),
                            new EveryOrder<CaseView, CaseChoices>(
                                    "revise",
                                    CaseChoices::revise,
                                    List.of(view -> new ReviseCertificate(Cases.idOf(view), application(view))))))
            .toList();

    private interface OfCase {
        CertificateCommand command(io.caseledger.origin.contract.CaseId id);
    }

    private static Stream<EveryOrder<CaseView, CaseChoices>> buttons() {
        return Stream.of(CaseButton.values())
                .map(button -> order(button.word(), may -> may.buttons().contains(button), button::command));
    }

    private static EveryOrder<CaseView, CaseChoices> order(
            String name, Predicate<CaseChoices> offered, OfCase command) {
        return new EveryOrder<>(name, offered, List.of(view -> command.command(Cases.idOf(view))));
    }

    private CertificateApplication application(CaseView view) {
        return finder.application(view.application());
    }

    private CaseView view(Outcome outcome) {
        return Objects.requireNonNull(
                finder.find(cases.actor("regulator"), outcome.number()).block(PATIENCE));
    }

    private Outcome filed() {
        return cases.file("applicant", "TPE", CasePagesFixture.unique());
    }

    private Outcome taken() {
        return cases.take(OFFICER, filed());
    }

    private Outcome approved() {
        return cases.approve(OFFICER, filed());
    }

    private Outcome corrected() {
        var filed = taken();
        return cases.send(
                OFFICER,
                new RequestCorrection(
                        CasePagesFixture.idOf(filed), List.of(new FieldComment("exporter.nameEnglish", "請補正"))));
    }

    private Map<CaseState, Supplier<Outcome>> states() {
        var states = new LinkedHashMap<CaseState, Supplier<Outcome>>();
        states.put(CaseState.RECEIVED, this::filed);
        states.put(CaseState.UNDER_REVIEW, this::taken);
        states.put(CaseState.CORRECTION_REQUESTED, this::corrected);
        states.put(CaseState.APPROVED, this::approved);
        states.put(
                CaseState.REJECTED,
                () -> cases.send(OFFICER, new RejectCertificate(CasePagesFixture.idOf(taken()), "資料不符")));
        states.put(
                CaseState.CANCELLED,
                () -> cases.send("applicant", new CancelCertificate(CasePagesFixture.idOf(filed()), null)));
        states.put(
                CaseState.COLLECTED,
                () -> cases.send(OFFICER, new CollectCertificate(CasePagesFixture.idOf(approved()), null)));
        return states;
    }

    @Test
    @Spec("COE0150-02")
    void givenEveryStateAndRole_thenAnOrderIsOfferedIfAndOnlyIfTheCaseTakesIt() {
        states().forEach((state, made) -> EveryOrder.isOfferedWhereItIsTaken(
                state.name(),
                () -> view(made.get()),
                (actor, view) ->
                        finder.find(actor, view.row().receiptNumber()).map(seen -> CaseChoices.of(actor, seen)),
                orders));
    }

    @Test
    @Spec("COE0150-02")
    void thereIsNoOrderThatIsNotAsked() {
        var asked = new HashSet<Class<?>>();
        var view = view(filed());
        orders.forEach(order ->
                order.command().forEach(command -> asked.add(command.apply(view).getClass())));

        assertThat(asked)
                .isEqualTo(Set.copyOf(Stream.of(CertificateCommand.class.getPermittedSubclasses())
                        .filter(order -> order != SubmitCertificate.class)
                        .toList()));
    }
}
