package io.caseledger.shared.domain;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import io.caseledger.shared.contract.NumberIssued;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateLifecycle;
import org.axonframework.serialization.Revision;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;

/** One run of numbers without a gap: one, two, three … Its fields are stored as a snapshot: change the revision with them. */
@Aggregate(
        cache = "aggregates",
        lockFactory = "aggregateLocks",
        snapshotTriggerDefinition = NumbersFromTheLog.SNAPSHOTS)
@Revision("1")
@JsonAutoDetect(fieldVisibility = JsonAutoDetect.Visibility.ANY)
public class NumberBook {
    /** Null until the first event: Axon takes the id of a new book from it. */
    @AggregateIdentifier
    private @Nullable String id;

    private int last;

    int next(String book, String holder) {
        int serial = last + 1;
        AggregateLifecycle.apply(new NumberIssued(book, serial, holder));
        return serial;
    }

    @EventSourcingHandler
    void evolve(NumberIssued event) {
        id = event.book();
        last = event.serial();
    }
}
