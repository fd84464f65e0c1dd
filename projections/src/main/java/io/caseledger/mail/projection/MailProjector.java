package io.caseledger.mail.projection;

import io.caseledger.mail.contract.MailEvent;
import io.caseledger.mail.contract.MailFailed;
import io.caseledger.mail.contract.MailRequested;
import io.caseledger.mail.contract.MailSent;
import io.caseledger.mail.contract.MailTaken;
import io.caseledger.shared.projection.Rows;
import io.caseledger.shared.projection.Table;
import io.caseledger.shared.query.Projections;
import io.caseledger.shared.query.Topics;
import java.util.List;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.EventMessage;
import org.springframework.stereotype.Component;

/** Mails as the mailbox page and the sender's retries need them. */
@Component
@ProcessingGroup(Projections.MAILS)
record MailProjector(Rows rows) {
    private static final Table MAILS = Table.of("mail", "mail_id");

    @EventHandler
    void on(MailEvent event, EventMessage<?> message) {
        rows.fold(MAILS, event.mailId(), message, (row, place) -> {
            switch (event) {
                case MailRequested e ->
                    row.set("template", e.template())
                            .set("recipient", e.recipient())
                            .set("address", e.address())
                            .set("args", e.args())
                            .set("language", e.language())
                            .set("state", "REQUESTED")
                            .set("attempt", 0)
                            .set("requested_at", place.at())
                            .set("requested_position", place.position());
                case MailTaken e ->
                    row.set("state", "TAKEN").set("attempt", e.attempt()).set("retry_at", null);
                case MailSent e ->
                    row.set("state", "SENT").set("sent_at", place.at()).set("reason", null);
                case MailFailed e ->
                    row.set("state", e.retryAt() == null ? "GIVEN_UP" : "FAILED")
                            .set("reason", e.reason())
                            .set("retry_at", e.retryAt());
            }
            rows.tell(List.of(Topics.MAILS), place.position());
        });
    }
}
