package io.caseledger.stock.api;

import io.caseledger.RunningService;
import io.caseledger.permit.contract.MaskKind;
import io.caseledger.shared.bus.Queries;
import io.caseledger.shared.contract.Actor;
import io.caseledger.shared.query.Projections;
import io.caseledger.stock.LotEvents;
import io.caseledger.stock.contract.StockEvent;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.jspecify.annotations.Nullable;

/** Stock lots in the log of the running service. */
final class StockEvents {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private StockEvents() {}

    static LotEvents open(
            String importer,
            @Nullable String agent,
            MaskKind kind,
            String origin,
            LocalDate openedOn,
            long pieces,
            Instant at) {
        return LotEvents.open(StockEvents::append, importer, agent, kind, origin, openedOn, pieces, at);
    }

    private static void append(String lot, long sequence, Instant at, Actor importer, StockEvent event) {
        RunningService.shared()
                .bean(EventStore.class)
                .publish(new GenericDomainEventMessage<>(
                        "StockLot",
                        lot,
                        sequence,
                        event,
                        importer.toMetaData(),
                        UUID.randomUUID().toString(),
                        at));
    }

    /** Waits until lists and figures have met every event so far. */
    static void caughtUp() {
        var service = RunningService.shared();
        var head = service.bean(EventStore.class).createHeadToken().position().orElse(0);
        var queries = service.bean(Queries.class);
        queries.caughtUp(Projections.LOTS, head)
                .then(queries.caughtUp(Projections.FIGURES, head))
                .block(PATIENCE);
    }
}
