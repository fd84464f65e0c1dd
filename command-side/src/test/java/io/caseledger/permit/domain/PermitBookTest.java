package io.caseledger.permit.domain;

import static io.caseledger.permit.domain.PermitSamples.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.caseledger.accounts.contract.AccountDirectory;
import io.caseledger.origin.domain.Samples;
import io.caseledger.permit.contract.CancelPermit;
import io.caseledger.permit.contract.PermitCommand;
import io.caseledger.permit.contract.PermitId;
import io.caseledger.permit.contract.PermitIssued;
import io.caseledger.permit.contract.PermitReissued;
import io.caseledger.permit.contract.PermitTerms;
import io.caseledger.permit.contract.PrintPermit;
import io.caseledger.permit.contract.ReissuePermit;
import io.caseledger.permit.contract.SubmitPermit;
import io.caseledger.shared.Spec;
import io.caseledger.shared.contract.Done;
import io.caseledger.shared.contract.MetaDataKeys;
import io.caseledger.shared.contract.NumberIssued;
import io.caseledger.shared.domain.CarriedMetaData;
import io.caseledger.shared.domain.ForgottenKeys;
import io.caseledger.shared.domain.NothingForgotten;
import io.caseledger.shared.domain.NumberBook;
import io.caseledger.shared.domain.NumberBooks;
import io.caseledger.shared.domain.NumbersFromTheLog;
import io.caseledger.shared.reference.TaipeiTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.common.caching.Cache;
import org.axonframework.common.caching.WeakReferenceCache;
import org.axonframework.config.AggregateConfigurer;
import org.axonframework.config.DefaultConfigurer;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventsourcing.EventCountSnapshotTriggerDefinition;
import org.axonframework.eventsourcing.eventstore.inmemory.InMemoryEventStorageEngine;
import org.axonframework.messaging.GenericMessage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Permits and their numbers in a real Axon configuration: permit, book and successor share a unit of work. */
class PermitBookTest {
    private final List<List<EventMessage<?>>> appends = Collections.synchronizedList(new ArrayList<>());
    private final InMemoryEventStorageEngine engine = new InMemoryEventStorageEngine() {
        @Override
        public synchronized void appendEvents(List<? extends EventMessage<?>> events) {
            super.appendEvents(events);
            appends.add(List.copyOf(events));
        }
    };
    private volatile Instant now = Samples.NOW;
    private final org.axonframework.config.Configuration axon = start();

    @AfterEach
    void stop() {
        axon.shutdown();
    }

    @Test
    @Spec({"MSK-04", "GEN-03"})
    void givenManyImporters_whenAppliedForAtOnce_thenNumbersRiseAndNoneIsGivenTwice() throws Exception {
        var permits = IntStream.range(0, 60)
                .mapToObj(number -> new PermitId("permit-" + number))
                .toList();
        try (var hands = Executors.newFixedThreadPool(8)) {
            for (var done : hands.invokeAll(permits.stream()
                    .<Callable<Done>>map(id -> () -> send("", new SubmitPermit(id, application())))
                    .toList())) {
                done.get();
            }
        }
        assertThat(stored(PermitIssued.class))
                .extracting(PermitIssued::permitNumber)
                .containsExactlyElementsOf(IntStream.rangeClosed(1, 60)
                        .mapToObj(serial -> new PermitNumber(2026, serial).toString())
                        .toList());
        assertThat(stored(PermitIssued.class))
                .allSatisfy(issued -> assertThat(issued.permitNumber()).hasSize(14));
    }

    @Test
    @Spec("MSK-06")
    void givenAnExpiredPermit_whenReissued_thenEachNamesTheOtherInOneAppend() {
        send("", new SubmitPermit(PERMIT, application()));
        now = Samples.NOW.plus(Duration.ofDays(181));
        var day = TODAY.plusDays(181);
        var answer = send("", new ReissuePermit(PERMIT, NEW_PERMIT));
        assertThat(answer).isEqualTo(new Done(NEW_PERMIT.value(), "MSK20270000001", 0));

        var reissued = new PermitReissued(PERMIT.value(), NEW_PERMIT.value(), "MSK20270000001");
        var successor = new PermitIssued(
                NEW_PERMIT.value(),
                "MSK20270000001",
                IMPORTER.accountId(),
                IMPORTER.accountId(),
                null,
                day,
                day.plusDays(180),
                NUMBER,
                application());
        assertThat(appends.getLast())
                .extracting(message -> (Object) message.getPayload())
                // in this order: who has read as far as the answer's event has read that the old one is reissued
                .containsExactly(new NumberIssued("permit/2027", 1, NEW_PERMIT.value()), reissued, successor);

        // the successor takes orders as any permit does, the old one none
        assertThat(send("", new PrintPermit(NEW_PERMIT, 1)).number()).isEqualTo("MSK20270000001");
        assertThatThrownBy(() -> send("", new CancelPermit(PERMIT, null)))
                .hasMessageContaining("permit.OnlyIssuedPermitsChange");
    }

    @Test
    @Spec({"MSK-06", "GEN-07"})
    void givenReissuedWithAKey_whenReissuedAgainWithIt_thenTheSameAnswerAndNoNumberMore() {
        send("", new SubmitPermit(PERMIT, application()));
        now = Samples.NOW.plus(Duration.ofDays(181));
        var first = send("key", new ReissuePermit(PERMIT, NEW_PERMIT));
        assertThat(first.number()).isEqualTo("MSK20270000001");
        assertThat(send("key", new ReissuePermit(PERMIT, NEW_PERMIT))).isEqualTo(first);
        assertThat(stored(PermitIssued.class)).hasSize(2);
    }

    @Test
    @Spec({"MSK-06", "GEN-03"})
    void givenARefusedReissue_whenTheNextIsIssued_thenNoNumberIsLost() {
        send("", new SubmitPermit(PERMIT, application()));
        assertThatThrownBy(() -> send("", new ReissuePermit(PERMIT, NEW_PERMIT)))
                .hasMessageContaining("permit.OnlyExpiredPermitsAreReissued");
        assertThat(send("", new SubmitPermit(NEW_PERMIT, application())).number())
                .isEqualTo("MSK20260000002");
    }

    private Done send(String key, PermitCommand command) {
        var metaData = new HashMap<String, Object>(IMPORTER.toMetaData());
        if (!key.isEmpty()) {
            metaData.put(MetaDataKeys.IDEMPOTENCY_KEY, key);
        }
        return axon.getComponent(CommandGateway.class)
                .sendAndWait(new GenericCommandMessage<>(
                        new GenericMessage<>(command, metaData),
                        command.getClass().getName()));
    }

    private <E> List<E> stored(Class<E> type) {
        return appends.stream()
                .flatMap(List::stream)
                .map(EventMessage::getPayload)
                .filter(type::isInstance)
                .map(type::cast)
                .toList();
    }

    private org.axonframework.config.Configuration start() {
        var configurer = DefaultConfigurer.defaultConfiguration();
        configurer.configureEmbeddedEventStore(configuration -> engine);
        configurer.configureCorrelationDataProviders(configuration -> List.of(new CarriedMetaData()));
        configurer.registerComponent(Cache.class, configuration -> new WeakReferenceCache());
        configurer.registerComponent(Clock.class, configuration -> new Clock() {
            @Override
            public java.time.ZoneId getZone() {
                return TaipeiTime.ZONE;
            }

            @Override
            public Clock withZone(java.time.ZoneId zone) {
                throw new UnsupportedOperationException();
            }

            @Override
            public Instant instant() {
                return now;
            }
        });
        configurer.registerComponent(AccountDirectory.class, configuration -> Samples.ACCOUNTS);
        configurer.registerComponent(PermitTerms.class, configuration -> TERMS);
        configurer.registerComponent(ForgottenKeys.class, configuration -> new NothingForgotten());
        configurer.registerComponent(
                NumberBooks.class,
                configuration -> NumbersFromTheLog.books(() -> configuration.repository(NumberBook.class)));
        configurer.configureAggregate(AggregateConfigurer.defaultConfiguration(ImportPermit.class)
                .configureCache(configuration -> configuration.getComponent(Cache.class)));
        configurer.configureAggregate(AggregateConfigurer.defaultConfiguration(NumberBook.class)
                .configureCache(configuration -> configuration.getComponent(Cache.class))
                .configureSnapshotTrigger(configuration -> new EventCountSnapshotTriggerDefinition(
                        configuration.snapshotter(), NumbersFromTheLog.EVENTS_PER_SNAPSHOT)));
        return configurer.start();
    }
}
