package io.caseledger.stock.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.caseledger.RunningService;
import io.caseledger.permit.contract.MaskKind;
import io.caseledger.shared.Spec;
import io.caseledger.shared.bus.Commands;
import io.caseledger.shared.bus.Outcome;
import io.caseledger.shared.contract.Actor;
import io.caseledger.shared.contract.Rejection;
import io.caseledger.shared.contract.Role;
import io.caseledger.stock.contract.FlowKind;
import io.caseledger.stock.contract.GoodsFlow;
import io.caseledger.stock.contract.GoodsReturned;
import io.caseledger.stock.contract.LotId;
import io.caseledger.stock.contract.RecordFlow;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** One lot of which many ask at once, through the way that all commands go. */
class HotLotTest {
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final LocalDate OPENED = LocalDate.of(2026, 11, 1);
    private static final int MANY = 200;

    private final RunningService service = RunningService.shared();
    private final Actor importer = new Actor("importer-" + UUID.randomUUID(), "熱銷", Role.APPLICANT, null, null);

    @Test
    @Spec("MSK-33")
    void givenOneLot_whenManyDeclareAtOnce_thenEachOnceInARowAndNobodyCollides() {
        var lot = open(1_000);
        var handled = new AtomicInteger();
        var watching = service.bean(CommandBus.class).registerHandlerInterceptor((unit, chain) -> {
            if (unit.getMessage().getPayload() instanceof RecordFlow flow
                    && flow.lotId().equals(lot)) {
                handled.incrementAndGet();
            }
            return chain.proceed();
        });
        try {
            var versions = atOnce(lot, MANY)
                    .map(outcome -> ((Outcome) outcome).version())
                    .collectList()
                    .block(PATIENCE);
            assertThat(versions)
                    .containsExactlyInAnyOrderElementsOf(
                            LongStream.rangeClosed(1, MANY).boxed().toList());
            // a command that had met a conflict would have been handled again
            assertThat(handled).hasValue(MANY);
            // those that waited for each other were stored together
            assertThat(service.bean(JdbcClient.class)
                            .sql(
                                    "select count(distinct xmin::text) from log.domain_event where aggregate_identifier = ?")
                            .param(lot.value())
                            .query(Long.class)
                            .single())
                    .isLessThan(MANY / 2);
        } finally {
            watching.close();
        }
    }

    @Test
    @Spec({"MSK-33", "MSK-63"})
    void givenLessThanIsAskedFor_whenManyDeclareAtOnce_thenExactlyTheStockIsGranted() {
        var lot = open(60);
        var granted = atOnce(lot, MANY)
                .filter(answer -> answer instanceof Outcome)
                .count()
                .block(PATIENCE);
        assertThat(granted).isEqualTo(60);
        assertThat(service.bean(EventStore.class).lastSequenceNumberFor(lot.value()))
                .contains(60L);
    }

    @Test
    @Spec("MSK-33")
    void givenACopyThatAnotherNodeHasLeftBehind_whenItWouldRefuse_thenTheLogIsAskedFirst() {
        var lot = open(5);
        flow(lot, 5).block(PATIENCE);
        assertThatThrownBy(() -> flow(lot, 3).block(PATIENCE)).isInstanceOf(Rejection.class);
        comesBack(lot, 2, 3, 3);
        assertThat(flow(lot, 3).map(Outcome::version).block(PATIENCE)).isEqualTo(3);
    }

    @Test
    void givenThousandsOfFlows_whenTheLotIsReadAgain_thenFromItsSnapshot() {
        var lot = open(5_000);
        for (int i = 0; i < 12; i++) {
            send(lot, LongStream.range(0, 100).mapToObj(n -> pieces(1)).toList())
                    .block(PATIENCE);
        }
        var engine = service.bean(EventStorageEngine.class);
        // it is taken beside the commands
        var snapshot = Mono.defer(() -> Mono.justOrEmpty(engine.readSnapshot(lot.value())))
                .subscribeOn(Schedulers.boundedElastic())
                .repeatWhenEmpty(empty -> empty.delayElements(Duration.ofMillis(50)))
                .block(PATIENCE);
        assertThat(Objects.requireNonNull(snapshot).getSequenceNumber()).isGreaterThanOrEqualTo(900);
    }

    @Test
    @Spec("MSK-33")
    void givenACopyThatAnotherNodeHasLeftBehind_whenManyDeclareAtOnce_thenAllAreRecordedBehindTheLog() {
        var lot = open(MANY);
        flow(lot, 1).block(PATIENCE);
        comesBack(lot, 2, 1, MANY);
        var versions = atOnce(lot, MANY)
                .map(outcome -> ((Outcome) outcome).version())
                .collectList()
                .block(PATIENCE);
        assertThat(versions)
                .containsExactlyInAnyOrderElementsOf(
                        LongStream.rangeClosed(3, MANY + 2).boxed().toList());
    }

    /** As another node would have written it. */
    private void comesBack(LotId lot, long sequence, long pieces, long stock) {
        service.bean(EventStore.class)
                .publish(new GenericDomainEventMessage<>(
                        "StockLot",
                        lot.value(),
                        sequence,
                        new GoodsReturned(lot.value(), 1, 1, pieces, OPENED.plusDays(5), "退貨", stock),
                        importer.toMetaData(),
                        UUID.randomUUID().toString(),
                        Instant.now()));
    }

    private Flux<Object> atOnce(LotId lot, int times) {
        return Flux.range(0, times)
                .flatMap(
                        i -> flow(lot, 1).cast(Object.class).onErrorResume(Rejection.class, Mono::<Object>just), times);
    }

    private Mono<Outcome> flow(LotId lot, long pieces) {
        return send(lot, List.of(pieces(pieces)));
    }

    private Mono<Outcome> send(LotId lot, List<GoodsFlow> flows) {
        return service.bean(Commands.class).sendAs(importer, new RecordFlow(lot, flows), Commands.Options.NONE);
    }

    private static GoodsFlow pieces(long pieces) {
        return new GoodsFlow(OPENED.plusDays(1), FlowKind.OWN_USE, null, pieces, List.of());
    }

    private LotId open(long pieces) {
        return StockEvents.open(
                        importer.accountId(),
                        null,
                        MaskKind.MEDICAL,
                        "JP",
                        OPENED,
                        pieces,
                        Instant.parse("2026-11-01T04:00:00Z"))
                .lot;
    }
}
