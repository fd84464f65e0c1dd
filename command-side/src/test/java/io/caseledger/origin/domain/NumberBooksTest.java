package io.caseledger.origin.domain;

import static io.caseledger.origin.domain.Samples.APPLICANT;
import static io.caseledger.origin.domain.Samples.OFFICER;
import static io.caseledger.origin.domain.Samples.SECOND_OFFICER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.caseledger.accounts.contract.AccountDirectory;
import io.caseledger.origin.contract.ApproveCertificate;
import io.caseledger.origin.contract.CaseId;
import io.caseledger.origin.contract.CertificateApproved;
import io.caseledger.origin.contract.CertificateCommand;
import io.caseledger.origin.contract.CertificateSubmitted;
import io.caseledger.origin.contract.SubmitCertificate;
import io.caseledger.origin.contract.TakeCase;
import io.caseledger.shared.Spec;
import io.caseledger.shared.contract.Actor;
import io.caseledger.shared.contract.NumberIssued;
import io.caseledger.shared.contract.Rejection;
import io.caseledger.shared.domain.CarriedMetaData;
import io.caseledger.shared.domain.ForgottenKeys;
import io.caseledger.shared.domain.NothingForgotten;
import io.caseledger.shared.domain.NumberBook;
import io.caseledger.shared.domain.NumberBooks;
import io.caseledger.shared.domain.NumbersFromTheLog;
import io.caseledger.shared.reference.TaipeiTime;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.common.caching.Cache;
import org.axonframework.common.caching.WeakReferenceCache;
import org.axonframework.config.AggregateConfigurer;
import org.axonframework.config.Configuration;
import org.axonframework.config.DefaultConfigurer;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventsourcing.EventCountSnapshotTriggerDefinition;
import org.axonframework.eventsourcing.eventstore.inmemory.InMemoryEventStorageEngine;
import org.axonframework.messaging.GenericMessage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The books in a real Axon configuration: cases and books share a unit of work, under many hands at once. */
class NumberBooksTest {
    private final FailingEngine engine = new FailingEngine();
    private Configuration axon = start();

    @AfterEach
    void stop() {
        axon.shutdown();
    }

    @Test
    @Spec({"REV-02", "GEN-03"})
    void givenManyCases_whenApprovedAtOnce_thenNumbersHaveNoGapAndTwoCasesNeverShareOne() throws Exception {
        var cases = cases(60);
        atOnce(cases, id -> send(APPLICANT, new SubmitCertificate(id, Samples.application())));
        atOnce(cases, id -> send(OFFICER, new TakeCase(id)));
        atOnce(cases, id -> send(OFFICER, new ApproveCertificate(id)));

        var expected = IntStream.rangeClosed(1, 60)
                .mapToObj(serial -> new CertificateNumber("TPE", 2026, serial).toString())
                .toList();
        assertThat(stored(CertificateApproved.class))
                .extracting(CertificateApproved::certificateNumber)
                .containsExactlyInAnyOrderElementsOf(expected);
        assertThat(issued("certificate/TPE/2026"))
                .extracting(NumberIssued::serial)
                .containsExactlyElementsOf(IntStream.rangeClosed(1, 60).boxed().toList());
    }

    @Test
    @Spec({"COE0010-16", "GEN-03"})
    void givenManyApplicants_whenFiledAtOnce_thenReceiptNumbersRiseWithinUnitAndDay() throws Exception {
        var cases = cases(60);
        atOnce(cases, id -> send(APPLICANT, new SubmitCertificate(id, Samples.application())));
        assertThat(stored(CertificateSubmitted.class))
                .extracting(CertificateSubmitted::receiptNumber)
                .isSorted()
                .hasSize(60)
                .doesNotHaveDuplicates()
                .startsWith("TPE-20261120-00001")
                .endsWith("TPE-20261120-00060");
    }

    @Test
    @Spec("REV-02")
    void givenARefusedApproval_whenTheNextIsApproved_thenNoNumberIsLost() {
        var cases = cases(2);
        cases.forEach(this::underReview);
        assertThatThrownBy(() -> send(SECOND_OFFICER, new ApproveCertificate(cases.get(0))))
                .isInstanceOf(Rejection.class);
        assertThat(issued("certificate/TPE/2026")).isEmpty();
        send(OFFICER, new ApproveCertificate(cases.get(1)));
        assertThat(stored(CertificateApproved.class))
                .extracting(CertificateApproved::certificateNumber)
                .containsExactly("TPE26-000001");
    }

    @Test
    @Spec("REV-02")
    void givenAnAppendThatFailed_whenTriedAgain_thenTheSameNumberIsGiven() {
        var id = new CaseId("case-1");
        underReview(id);
        engine.fail = true;
        assertThatThrownBy(() -> send(OFFICER, new ApproveCertificate(id))).hasMessageContaining("disk is full");
        engine.fail = false;
        send(OFFICER, new ApproveCertificate(id));
        assertThat(stored(CertificateApproved.class))
                .extracting(CertificateApproved::certificateNumber)
                .containsExactly("TPE26-000001");
        assertThat(issued("certificate/TPE/2026")).hasSize(1);
    }

    @Test
    @Spec("REV-02")
    void givenAnApproval_thenNumberAndApprovalAreOneAppend() {
        var id = new CaseId("case-1");
        underReview(id);
        send(OFFICER, new ApproveCertificate(id));
        assertThat(engine.appends.getLast())
                .extracting(EventMessage::getPayloadType)
                .isEqualTo(List.of(NumberIssued.class, CertificateApproved.class));
        assertThat(engine.appends.getFirst())
                .extracting(EventMessage::getPayloadType)
                .isEqualTo(List.of(NumberIssued.class, CertificateSubmitted.class));
    }

    @Test
    void givenABookWithManyNumbers_whenReadAfterARestart_thenFromItsSnapshot() {
        int filed = NumbersFromTheLog.EVENTS_PER_SNAPSHOT + 5;
        cases(filed).forEach(id -> send(APPLICANT, new SubmitCertificate(id, Samples.application())));
        var snapshot = engine.readSnapshot("receipt/TPE/20261120").orElseThrow();
        assertThat(snapshot.getSequenceNumber()).isGreaterThanOrEqualTo(NumbersFromTheLog.EVENTS_PER_SNAPSHOT - 1);

        axon.shutdown();
        axon = start();
        send(APPLICANT, new SubmitCertificate(new CaseId("after-restart"), Samples.application()));
        assertThat(stored(CertificateSubmitted.class).getLast().receiptNumber())
                .isEqualTo(new ReceiptNumber("TPE", Samples.TODAY, filed + 1).toString());
    }

    private void underReview(CaseId id) {
        send(APPLICANT, new SubmitCertificate(id, Samples.application()));
        send(OFFICER, new TakeCase(id));
    }

    private void send(Actor actor, CertificateCommand command) {
        axon.getComponent(CommandGateway.class)
                .sendAndWait(new GenericCommandMessage<>(
                        new GenericMessage<>(command, actor.toMetaData()),
                        command.getClass().getName()));
    }

    private <E> List<E> stored(Class<E> type) {
        return engine.appends.stream()
                .flatMap(List::stream)
                .map(EventMessage::getPayload)
                .filter(type::isInstance)
                .map(type::cast)
                .toList();
    }

    private List<NumberIssued> issued(String book) {
        return stored(NumberIssued.class).stream()
                .filter(issued -> issued.book().equals(book))
                .toList();
    }

    private static List<CaseId> cases(int count) {
        return IntStream.range(0, count)
                .mapToObj(number -> new CaseId("case-" + number))
                .toList();
    }

    private static void atOnce(List<CaseId> cases, Consumer<CaseId> order)
            throws InterruptedException, ExecutionException {
        try (var hands = Executors.newFixedThreadPool(8)) {
            for (var done : hands.invokeAll(cases.stream()
                    .<Callable<Void>>map(id -> () -> {
                        order.accept(id);
                        return null;
                    })
                    .toList())) {
                done.get();
            }
        }
    }

    private Configuration start() {
        var configurer = DefaultConfigurer.defaultConfiguration();
        configurer.configureEmbeddedEventStore(configuration -> engine);
        configurer.configureCorrelationDataProviders(configuration -> List.of(new CarriedMetaData()));
        configurer.registerComponent(Cache.class, configuration -> new WeakReferenceCache());
        configurer.registerComponent(Clock.class, configuration -> Clock.fixed(Samples.NOW, TaipeiTime.ZONE));
        configurer.registerComponent(AccountDirectory.class, configuration -> Samples.ACCOUNTS);
        configurer.registerComponent(ForgottenKeys.class, configuration -> new NothingForgotten());
        configurer.registerComponent(
                NumberBooks.class,
                configuration -> NumbersFromTheLog.books(() -> configuration.repository(NumberBook.class)));
        configurer.configureAggregate(aggregate(CertificateCase.class));
        configurer.configureAggregate(book(NumberBook.class));
        return configurer.start();
    }

    private static <A> AggregateConfigurer<A> aggregate(Class<A> type) {
        return AggregateConfigurer.defaultConfiguration(type)
                .configureCache(configuration -> configuration.getComponent(Cache.class));
    }

    private static <A> AggregateConfigurer<A> book(Class<A> type) {
        return aggregate(type)
                .configureSnapshotTrigger(configuration -> new EventCountSnapshotTriggerDefinition(
                        configuration.snapshotter(), NumbersFromTheLog.EVENTS_PER_SNAPSHOT));
    }

    /** Keeps what is appended together, and fails when told to. */
    private static final class FailingEngine extends InMemoryEventStorageEngine {
        private final List<List<EventMessage<?>>> appends = new ArrayList<>();
        private volatile boolean fail;

        @Override
        public synchronized void appendEvents(List<? extends EventMessage<?>> events) {
            if (fail) {
                throw new IllegalStateException("disk is full");
            }
            super.appendEvents(events);
            appends.add(List.copyOf(events));
        }
    }
}
