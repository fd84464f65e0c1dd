package io.caseledger.stock.automation;

import io.caseledger.mail.contract.FirstEvents;
import io.caseledger.mail.contract.Letter;
import io.caseledger.mail.contract.Mail;
import io.caseledger.mail.contract.MailTemplate;
import io.caseledger.mail.contract.Mailing;
import io.caseledger.shared.reference.TaipeiTime;
import io.caseledger.stock.contract.ImporterReminded;
import io.caseledger.stock.contract.LotLeft;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import org.axonframework.eventhandling.EventMessage;
import org.springframework.stereotype.Component;

/** 稽催信 (MSK-50): one to the importer with all its lots, and one to each agent with those that it filed. */
@Component
record WhenImporterRemindedThenMailThem() implements Mailing<ImporterReminded> {
    @Override
    public Class<ImporterReminded> when() {
        return ImporterReminded.class;
    }

    @Override
    public Stream<Mail> mails(ImporterReminded event, EventMessage<?> message, FirstEvents first) {
        var day = TaipeiTime.day(event.dueAt());
        var importer = letter(event.lots(), day).to(message.getIdentifier(), event.importerAccount());
        var agents = event.lots().stream()
                .map(LotLeft::agentAccount)
                .filter(Objects::nonNull)
                .distinct()
                .filter(agent -> !agent.equals(event.importerAccount()))
                .flatMap(agent -> letter(filedBy(agent, event.lots()), day).to(message.getIdentifier(), agent));
        return Stream.concat(importer, agents);
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
