package io.caseledger.stock.automation;

import io.caseledger.shared.automation.Orders;
import io.caseledger.stock.contract.ImporterReminded;
import io.caseledger.stock.contract.LotId;
import io.caseledger.stock.contract.RemindOfStock;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.DisallowReplay;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.EventMessage;
import org.springframework.stereotype.Component;

/** Each lot notes that its importer was reminded of it (MSK-50), so that it is due again a period later. */
@Component
@ProcessingGroup("automation-stock-reminders")
@DisallowReplay
record WhenImporterRemindedThenEachLotNotesIt(Orders orders) {
    @EventHandler
    void on(ImporterReminded event, EventMessage<?> message) {
        event.lots().forEach(lot -> orders.give(message, new RemindOfStock(LotId.of(lot.lotNumber()), event.dueAt())));
    }
}
