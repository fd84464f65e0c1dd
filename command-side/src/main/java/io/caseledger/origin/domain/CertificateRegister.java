package io.caseledger.origin.domain;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import io.caseledger.origin.contract.CaseId;
import io.caseledger.origin.contract.CertificateNumberIssued;
import io.caseledger.shared.domain.NumberBooks;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateLifecycle;
import org.axonframework.serialization.Revision;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;

/** The certificate numbers of one issuing unit in one year. Its fields are stored as a snapshot: change the revision with them. */
@Aggregate(cache = "aggregates", lockFactory = "aggregateLocks", snapshotTriggerDefinition = NumberBooks.SNAPSHOTS)
@Revision("1")
@JsonAutoDetect(fieldVisibility = JsonAutoDetect.Visibility.ANY)
class CertificateRegister {
    @AggregateIdentifier
    private @Nullable String id;

    private int last;

    static String id(String unit, int year) {
        return "certificates-" + unit + "-" + year;
    }

    CertificateNumber next(String unit, int year, CaseId caseId) {
        int serial = last + 1;
        AggregateLifecycle.apply(new CertificateNumberIssued(id(unit, year), unit, year, serial, caseId.value()));
        return new CertificateNumber(unit, year, serial);
    }

    @EventSourcingHandler
    void evolve(CertificateNumberIssued event) {
        id = event.register();
        last = event.serial();
    }
}
