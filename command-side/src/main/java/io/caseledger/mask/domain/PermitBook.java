package io.caseledger.mask.domain;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import io.caseledger.mask.contract.PermitId;
import io.caseledger.mask.contract.PermitNumberIssued;
import io.caseledger.shared.domain.NumberBooks;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateLifecycle;
import org.axonframework.serialization.Revision;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;

/** The permit numbers of one year. Its fields are stored as a snapshot: change the revision with them. */
@Aggregate(cache = "aggregates", lockFactory = "aggregateLocks", snapshotTriggerDefinition = NumberBooks.SNAPSHOTS)
@Revision("1")
@JsonAutoDetect(fieldVisibility = JsonAutoDetect.Visibility.ANY)
class PermitBook {
    @AggregateIdentifier
    private @Nullable String id;

    private int last;

    static String id(int year) {
        return "permits-" + year;
    }

    PermitNumber next(int year, PermitId permitId) {
        int serial = last + 1;
        AggregateLifecycle.apply(new PermitNumberIssued(id(year), year, serial, permitId.value()));
        return new PermitNumber(year, serial);
    }

    @EventSourcingHandler
    void evolve(PermitNumberIssued event) {
        id = event.book();
        last = event.serial();
    }
}
