package io.caseledger.mail.outbox;

import io.caseledger.mail.contract.Mail;
import io.caseledger.mail.contract.Mailing;
import io.caseledger.mail.outbox.Outbox.Asked;
import io.caseledger.shared.contract.LogPosition;
import io.caseledger.shared.contract.MetaDataKeys;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.DisallowReplay;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.springframework.stereotype.Component;

/**
 * Writes down which mails follow from events: those of a batch with one statement, in the transaction of the processor's token. It never goes back in the log, and
 * a mail that is there is not written again (REL-04).
 */
@Component
@ProcessingGroup(OutboxWriter.NAME)
@DisallowReplay
record OutboxWriter(List<Mailing<?>> mailings, BeginningsOfTheLog first, Outbox outbox, MailSender sender) {
    static final String NAME = "outbox";

    @EventHandler
    void on(EventMessage<?> message) {
        mailings.stream()
                .filter(mailing -> mailing.when().isAssignableFrom(message.getPayloadType()))
                .flatMap(mailing -> mails(mailing, message))
                .forEach(mail -> batch().put(mail.mailId(), asked(mail, message)));
    }

    private <E> Stream<Mail> mails(Mailing<E> mailing, EventMessage<?> message) {
        first.remember(message);
        return mailing.mails(mailing.when().cast(message.getPayload()), message, first);
    }

    private Asked asked(Mail mail, EventMessage<?> message) {
        return new Asked(
                mail.mailId(),
                mail.template(),
                mail.recipient(),
                mail.address(),
                mail.args(),
                mail.language(),
                sender.hasServer() ? "REQUESTED" : "NO_SERVER",
                message.getTimestamp(),
                LogPosition.of(message),
                message.getIdentifier(),
                message.getMetaData()
                        .getOrDefault(MetaDataKeys.CORRELATION_ID, message.getIdentifier())
                        .toString());
    }

    private Map<String, Asked> batch() {
        var unit = CurrentUnitOfWork.get().root();
        return unit.getOrComputeResource(NAME, name -> {
            Map<String, Asked> batch = new LinkedHashMap<>();
            unit.onPrepareCommit(preparing -> outbox.put(batch.values()));
            // not while preparing: the rows would not be there yet
            unit.afterCommit(committed -> sender.wake());
            return batch;
        });
    }
}
