package io.caseledger.stock.domain;

import org.axonframework.eventsourcing.EventCountSnapshotTriggerDefinition;
import org.axonframework.eventsourcing.SnapshotTriggerDefinition;
import org.axonframework.eventsourcing.Snapshotter;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** A lot of a large importer has a hundred thousand flows: read from its first event it would take seconds after each restart. */
@Configuration(proxyBeanMethods = false)
class LotSnapshots {
    /** The bean by which lots are snapshotted. */
    static final String NAME = "stockLotSnapshots";
    /** A cold lot reads at most so many events. More than for a book, as a lot's snapshot holds every flow. */
    static final int EVENTS_PER_SNAPSHOT = 1_000;

    @Bean(NAME)
    SnapshotTriggerDefinition stockLotSnapshots(Snapshotter snapshotter) {
        return new EventCountSnapshotTriggerDefinition(snapshotter, EVENTS_PER_SNAPSHOT);
    }
}
