package io.caseledger.stock.domain;

import io.caseledger.shared.contract.Actor;
import io.caseledger.shared.domain.Remembering;
import io.caseledger.shared.domain.Standing;
import io.caseledger.stock.contract.ImporterReminded;
import io.caseledger.stock.contract.RemindImporter;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventhandling.SequenceNumber;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.messaging.MetaData;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateLifecycle;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;

/** One reminder to an importer of all that is left (MSK-50): a fact that happens once, however often it is ordered. */
@Aggregate(cache = "aggregates")
class StockReminder extends Remembering<StockReminder.Sent> {
    /** It went out. */
    record Sent(String id) implements Standing {}

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(RemindImporter command, Actor actor) {
        StockRules.checkReminder(actor);
        if (known() == null) {
            AggregateLifecycle.apply(new ImporterReminded(
                    command.reminderId().value(), command.importerAccount(), command.dueAt(), command.lots()));
        }
    }

    @EventSourcingHandler
    void evolve(ImporterReminded event, MetaData metaData, @SequenceNumber long version) {
        become(new Sent(event.reminderId()), event, metaData, version);
    }
}
