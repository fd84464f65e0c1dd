package io.caseledger.architecture.planted.origin.domain;

import io.caseledger.architecture.planted.origin.contract.DoSomethingElse;
import io.caseledger.architecture.planted.origin.contract.SomethingBegan;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateLifecycle;

class Something {
    record Hidden() {}

    @CommandHandler
    void decide(Hidden command) {}

    @CommandHandler
    void decide(DoSomethingElse command) {}

    @EventSourcingHandler
    void evolve(SomethingBegan event) {
        AggregateLifecycle.apply(event);
    }
}
