package io.caseledger.stock.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.caseledger.RunningService;
import io.caseledger.permit.contract.MaskKind;
import io.caseledger.shared.Proofs;
import io.caseledger.shared.Spec;
import io.caseledger.shared.bus.AggregateCache;
import io.caseledger.shared.bus.Commands;
import io.caseledger.shared.bus.Outcome;
import io.caseledger.shared.contract.Actor;
import io.caseledger.shared.contract.Rejection;
import io.caseledger.shared.contract.Role;
import io.caseledger.stock.contract.FlowKind;
import io.caseledger.stock.contract.GoodsFlow;
import io.caseledger.stock.contract.LotId;
import io.caseledger.stock.contract.RecordFlow;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.LongStream;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.serialization.Serializer;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** Orders on one lot that are sent again long after others have come. */
class RetriedFlowsTest {
    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final LocalDate OPENED = LocalDate.of(2026, 11, 1);
    private static final int MANY = Proofs.of(2_000, 10_000);
    private static final int AT_ONCE = 64;
    /** What a lot's snapshot takes beside its flows: the latest keys. */
    private static final int MOST_BYTES_OF_KEYS = 100 * 600;

    private final RunningService service = RunningService.shared();
    private final Actor importer = new Actor("importer-" + UUID.randomUUID(), "熱銷", Role.APPLICANT, null, null);

    @Test
    @Spec("GEN-07")
    void givenThousandsOfOrders_whenEachIsSentAgain_thenEachHasItsFirstAnswerAndNothingIsDoubled() {
        var lot = open(MANY);
        var first = all(lot);
        assertThat(first.values())
                .containsExactlyInAnyOrderElementsOf(
                        LongStream.rangeClosed(1, MANY).boxed().toList());
        assertThat(all(lot)).isEqualTo(first);
        assertThat(service.bean(EventStore.class).lastSequenceNumberFor(lot.value()))
                .contains((long) MANY);
        // read anew, as another node would: its snapshot and the events behind it
        service.bean(AggregateCache.class).remove(lot.value());
        assertThat(all(lot)).isEqualTo(first);
        // the stock is gone, and so a key that was never given is refused
        assertThatThrownBy(() -> send(lot, "another", 1).block(PATIENCE)).isInstanceOf(Rejection.class);
        assertThat(keysInSnapshot(lot)).isLessThan(MOST_BYTES_OF_KEYS);
    }

    @Test
    @Spec("GEN-07")
    void givenAKeyThatIsNoLongerRemembered_whenAnotherOrderComesUnderIt_thenRefused() {
        var lot = open(1_000);
        send(lot, "first", 1).block(PATIENCE);
        for (int i = 0; i < 150; i++) {
            send(lot, "later-" + i, 1).block(PATIENCE);
        }
        assertThat(send(lot, "first", 1).map(Outcome::version).block(PATIENCE)).isEqualTo(1);
        assertThatThrownBy(() -> send(lot, "first", 2).block(PATIENCE)).isInstanceOf(Rejection.class);
    }

    /** Version that each was answered, by its key. */
    private Map<String, Long> all(LotId lot) {
        return Objects.requireNonNull(Flux.range(0, MANY)
                .map(i -> "flow-" + i)
                .flatMap(key -> Mono.zip(Mono.just(key), send(lot, key, 1).map(Outcome::version)), AT_ONCE)
                .collectMap(answer -> answer.getT1(), answer -> answer.getT2())
                .block(PATIENCE));
    }

    private int keysInSnapshot(LotId lot) {
        var snapshot = Mono.fromCallable(() -> service.bean(EventStorageEngine.class)
                        .readSnapshot(lot.value())
                        .orElseThrow())
                .subscribeOn(Schedulers.boundedElastic())
                .block(PATIENCE);
        var text = Objects.requireNonNull(snapshot)
                .serializePayload(service.bean(Serializer.class), String.class)
                .getData();
        var from = text.indexOf("\"given\"");
        assertThat(from).isPositive();
        return text.indexOf("}}", from) - from;
    }

    private Mono<Outcome> send(LotId lot, String key, long pieces) {
        return service.bean(Commands.class)
                .sendAs(
                        importer,
                        new RecordFlow(
                                lot,
                                List.of(new GoodsFlow(OPENED.plusDays(1), FlowKind.OWN_USE, null, pieces, List.of()))),
                        Commands.Options.key(key));
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
