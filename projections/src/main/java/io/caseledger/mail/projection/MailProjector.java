package io.caseledger.mail.projection;

import io.caseledger.mail.contract.MailEvent;
import io.caseledger.mail.contract.MailFailed;
import io.caseledger.mail.contract.MailRequested;
import io.caseledger.mail.contract.MailSent;
import io.caseledger.mail.contract.MailTaken;
import io.caseledger.shared.contract.LogPosition;
import io.caseledger.shared.projection.Changes;
import io.caseledger.shared.projection.Rows;
import io.caseledger.shared.query.Topics;
import java.time.Instant;
import java.util.List;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.ResetHandler;
import org.axonframework.eventhandling.Timestamp;
import org.springframework.stereotype.Component;

/** Mails as the mailbox page and the sender's retries need them: {@code view.mail}. */
@Component
@ProcessingGroup(MailProjector.NAME)
class MailProjector {
    static final String NAME = "mails";

    private static final String REQUEST = """
            INSERT INTO view.mail (mail_id, template, recipient, address, args, language, state, attempt, requested_at, position)
            VALUES (?, ?, ?, ?, ?::jsonb, ?, 'REQUESTED', 0, ?, ?)
            ON CONFLICT (mail_id) DO UPDATE SET template = excluded.template, recipient = excluded.recipient,
                address = excluded.address, args = excluded.args, language = excluded.language, state = excluded.state, attempt = excluded.attempt,
                reason = NULL, retry_at = NULL, requested_at = excluded.requested_at, sent_at = NULL,
                position = excluded.position""";

    private final Rows rows;
    private final Changes changes;

    MailProjector(Rows rows, Changes changes) {
        this.rows = rows;
        this.changes = changes;
    }

    @ResetHandler
    void clear() {
        rows.clear(NAME, "view.mail");
    }

    @EventHandler
    void on(MailEvent event, EventMessage<?> message, @Timestamp Instant at) {
        var position = LogPosition.of(message);
        switch (event) {
            case MailRequested requested ->
                rows.update(
                        REQUEST,
                        requested.mailId(),
                        requested.template().name(),
                        requested.recipient(),
                        requested.address(),
                        rows.json(requested.args()),
                        requested.language(),
                        at,
                        position);
            case MailTaken taken ->
                rows.update(
                        "UPDATE view.mail SET state = 'TAKEN', attempt = ?, retry_at = NULL WHERE mail_id = ?",
                        taken.attempt(),
                        taken.mailId());
            case MailSent sent ->
                rows.update(
                        "UPDATE view.mail SET state = 'SENT', sent_at = ?, reason = NULL WHERE mail_id = ?",
                        at,
                        sent.mailId());
            case MailFailed failed ->
                rows.update(
                        "UPDATE view.mail SET state = ?, reason = ?, retry_at = ? WHERE mail_id = ?",
                        failed.retryAt() == null ? "GIVEN_UP" : "FAILED",
                        failed.reason(),
                        failed.retryAt(),
                        failed.mailId());
        }
        changes.tell(List.of(Topics.MAILS), position);
    }
}
