package io.caseledger.stock.automation;

import io.caseledger.mail.contract.Letter;
import io.caseledger.mail.contract.MailTemplate;
import io.caseledger.shared.automation.Orders;
import io.caseledger.shared.contract.MetaDataKeys;
import io.caseledger.shared.reference.TaipeiTime;
import io.caseledger.stock.contract.ImporterReminded;
import io.caseledger.stock.contract.LotId;
import io.caseledger.stock.contract.LotLeft;
import io.caseledger.stock.contract.RemindOfStock;
import io.caseledger.stock.contract.StockReminderSent;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.DisallowReplay;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.springframework.stereotype.Component;

/** 稽催信 (MSK-50): one to the importer with all its lots, and one to each agent with those that it filed. Each lot notes that its importer was reminded. */
@Component
@ProcessingGroup("automation-stock-reminders")
@DisallowReplay
record WhenImporterRemindedThenMailIt(EventStore log, Orders orders) {
    @EventHandler
    void on(ImporterReminded event, EventMessage<?> message) {
        var lots = event.lots().stream()
                .filter(lot -> isReminded(lot, event, message))
                .toList();
        if (lots.isEmpty()) {
            return;
        }
        var day = TaipeiTime.day(event.dueAt());
        letter(lots, day)
                .to(message.getIdentifier(), event.importerAccount())
                .forEach(mail -> orders.give(message, mail));
        lots.stream()
                .map(LotLeft::agentAccount)
                .filter(Objects::nonNull)
                .distinct()
                .filter(agent -> !agent.equals(event.importerAccount()))
                .forEach(agent -> letter(filedBy(agent, lots), day)
                        .to(message.getIdentifier(), agent)
                        .forEach(mail -> orders.give(message, mail)));
    }

    /** The lot decides: one that has been emptied meanwhile, or reminded of by another letter, is in no letter. */
    private boolean isReminded(LotLeft lot, ImporterReminded event, EventMessage<?> message) {
        var id = LotId.of(lot.lotNumber());
        orders.give(message, new RemindOfStock(id, event.dueAt()));
        // from the log itself: no view that may lag behind, and no snapshot
        var events = log.readEvents(id.value(), 0);
        while (events.hasNext()) {
            var noted = events.next();
            if (noted.getPayload() instanceof StockReminderSent
                    && correlation(noted).equals(correlation(message))) {
                return true;
            }
        }
        return false;
    }

    private static Object correlation(EventMessage<?> message) {
        return message.getMetaData().getOrDefault(MetaDataKeys.CORRELATION_ID, message.getIdentifier());
    }

    private static List<LotLeft> filedBy(String agent, List<LotLeft> lots) {
        return lots.stream().filter(lot -> agent.equals(lot.agentAccount())).toList();
    }

    /** How many lots, how many pieces; then of each lot its number, product, pieces, day of entry and age. */
    private static Letter letter(List<LotLeft> lots, LocalDate day) {
        var args = new ArrayList<>(List.of(
                Integer.toString(lots.size()),
                pieces(lots.stream().mapToLong(LotLeft::stock).sum())));
        lots.stream()
                .flatMap(lot -> Stream.of(
                        lot.lotNumber(),
                        lot.product(),
                        pieces(lot.stock()),
                        lot.openedOn().toString(),
                        Long.toString(Math.max(0, ChronoUnit.DAYS.between(lot.openedOn(), day)))))
                .forEach(args::add);
        return new Letter(MailTemplate.STOCK_REMINDER, args);
    }

    private static String pieces(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }
}
