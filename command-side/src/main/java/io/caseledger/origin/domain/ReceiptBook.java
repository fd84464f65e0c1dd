package io.caseledger.origin.domain;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import io.caseledger.origin.contract.CaseId;
import io.caseledger.origin.contract.ReceiptNumberIssued;
import io.caseledger.shared.domain.NumberBooks;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateLifecycle;
import org.axonframework.serialization.Revision;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;

/** The receipt numbers of one issuing unit on one day. Its fields are stored as a snapshot: change the revision with them. */
@Aggregate(cache = "aggregates", lockFactory = "aggregateLocks", snapshotTriggerDefinition = NumberBooks.SNAPSHOTS)
@Revision("1")
@JsonAutoDetect(fieldVisibility = JsonAutoDetect.Visibility.ANY)
class ReceiptBook {
    @AggregateIdentifier
    private @Nullable String id;

    private int last;

    static String id(String unit, LocalDate day) {
        return "receipts-" + unit + "-" + DateTimeFormatter.BASIC_ISO_DATE.format(day);
    }

    ReceiptNumber next(String unit, LocalDate day, CaseId caseId) {
        int serial = last + 1;
        AggregateLifecycle.apply(new ReceiptNumberIssued(id(unit, day), unit, day, serial, caseId.value()));
        return new ReceiptNumber(unit, day, serial);
    }

    @EventSourcingHandler
    void evolve(ReceiptNumberIssued event) {
        id = event.book();
        last = event.serial();
    }
}
