package io.caseledger.mail.outbox;

import io.caseledger.mail.contract.Mail;
import io.caseledger.mail.contract.MailTemplate;
import io.caseledger.shared.contract.ContractJson;
import io.caseledger.shared.database.ViewSchema;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;

/**
 * The rows of mails (ADR 6), and the only place that changes them. One statement for however many mails; when a mail is due and since when it is on its way is
 * told by the database's clock, which is the same for all nodes. Blocks.
 */
@Component
record Outbox(JdbcTemplate jdbc, ViewSchema schema) {
    private static final JsonMapper JSON = ContractJson.mapper()
            .rebuild()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .build();

    private static final String PUT = """
            INSERT INTO work.mail (mail_id, template, recipient, address, args, language, state, requested_at, requested_position, cause, correlation)
            SELECT mail_id, template, recipient, address, args, language, state, requested_at, requested_position, cause, correlation
            FROM json_populate_recordset(NULL::work.mail, ?::json) ON CONFLICT (mail_id) DO NOTHING""";

    // a recipient whose account the views do not show yet has no address: the mail waits until they do
    private static final String TAKE = """
            WITH taken AS (
                UPDATE work.mail SET state = 'SENDING', attempt = attempt + 1, taken_at = clock_timestamp()
                WHERE mail_id IN (
                    SELECT m.mail_id FROM work.mail m
                    WHERE m.state IN ('REQUESTED', 'FAILED') AND m.due_at <= now()
                        AND (m.address IS NOT NULL OR EXISTS (SELECT FROM ${view}.account a WHERE a.account_id = m.recipient))
                    ORDER BY m.due_at LIMIT ? FOR UPDATE OF m SKIP LOCKED)
                RETURNING *)
            SELECT t.*, coalesce(t.address, a.email) AS email
            FROM taken t LEFT JOIN ${view}.account a ON a.account_id = t.recipient ORDER BY t.requested_position""";

    // one that was taken for lost, and whose sender comes back with an answer after all, is what the answer says
    private static final String END = """
            UPDATE work.mail m SET state = n.state, reason = n.reason, attempt = n.tried, due_at = now() + n.wait_seconds * interval '1 second',
                sent_at = CASE WHEN n.state = 'SENT' THEN n.ended_at END,
                outcomes = m.outcomes + CASE WHEN n.outcome AND NOT m.untold THEN 1 ELSE 0 END, untold = m.untold OR n.outcome
            FROM json_to_recordset(?::json) AS n(mail_id text, attempt int, tried int, state text, reason text, wait_seconds bigint, ended_at timestamptz,
                outcome boolean)
            WHERE m.mail_id = n.mail_id AND m.attempt = n.attempt AND m.state IN ('SENDING', 'NOT_CONFIRMED')""";

    private static final String LOST = """
            UPDATE work.mail SET state = 'NOT_CONFIRMED', reason = 'stopped while sending', outcomes = outcomes + 1, untold = TRUE
            WHERE state = 'SENDING' AND taken_at < now() - ? * interval '1 second'""";

    private static final String UNTOLD =
            "SELECT m.*, NULL AS email FROM work.mail m WHERE m.untold ORDER BY m.mail_id LIMIT ?";

    private static final String TOLD = """
            UPDATE work.mail m SET untold = FALSE FROM json_to_recordset(?::json) AS n(mail_id text, attempt int, state text)
            WHERE m.mail_id = n.mail_id AND m.attempt = n.attempt AND m.state = n.state""";

    // not before the log has said what became of it the last time
    private static final String AGAIN = """
            UPDATE work.mail SET state = 'REQUESTED', due_at = now()
            WHERE mail_id = ? AND recipient = ? AND state IN ('NOT_CONFIRMED', 'GIVEN_UP', 'FAILED', 'NO_SERVER') AND NOT untold""";

    /** What follows from one event. */
    record Asked(
            String mailId,
            MailTemplate template,
            String recipient,
            @Nullable String address,
            List<String> args,
            String language,
            String state,
            Instant requestedAt,
            long requestedPosition,
            String cause,
            String correlation) {}

    /**
     * A mail as its row says.
     *
     * @param attempt how often it was taken
     * @param email where it goes; null unless it was taken to be sent
     * @param outcomes how often it has come to an end
     */
    record Kept(
            Mail mail,
            String state,
            int attempt,
            @Nullable String reason,
            @Nullable String email,
            String cause,
            String correlation,
            int outcomes) {}

    /**
     * What became of a mail that was taken.
     *
     * @param attempt as it was taken
     * @param tried how often it counts as tried from now on
     * @param waitSeconds until it may be taken again
     * @param outcome whether the log is told
     */
    record Ended(
            String mailId,
            int attempt,
            int tried,
            String state,
            @Nullable String reason,
            long waitSeconds,
            Instant endedAt,
            boolean outcome) {}

    /** Writes what is not there yet, in the caller's transaction. */
    void put(Collection<Asked> mails) {
        jdbc.update(PUT, json(mails));
    }

    /** Mails that are due; no other sender gets them, and the database says so before this returns. */
    List<Kept> take(int most) {
        return jdbc.query(schema.in(TAKE), Outbox::kept, most);
    }

    void end(Collection<Ended> mails) {
        jdbc.update(END, json(mails));
    }

    /** Mails whose sender has not been heard of for so long: whether they arrived is not known. */
    int giveUpLost(Duration silent) {
        return jdbc.update(LOST, silent.toSeconds());
    }

    /** Mails of whose end the log does not tell yet. */
    List<Kept> untold(int most) {
        return jdbc.query(UNTOLD, Outbox::kept, most);
    }

    void told(Collection<Kept> mails) {
        jdbc.update(
                TOLD,
                json(mails.stream()
                        .map(kept -> Map.of(
                                "mail_id", kept.mail().mailId(), "attempt", kept.attempt(), "state", kept.state()))
                        .toList()));
    }

    /** @return false where there is no such mail of this recipient, or it needs no sending */
    boolean sendAgain(String mailId, String recipient) {
        return jdbc.update(AGAIN, mailId, recipient) == 1;
    }

    private static Kept kept(ResultSet row, int number) throws SQLException {
        return new Kept(
                new Mail(
                        row.getString("mail_id"),
                        MailTemplate.valueOf(row.getString("template")),
                        row.getString("recipient"),
                        JSON.readValue(row.getString("args"), new TypeReference<List<String>>() {}),
                        row.getString("language"),
                        row.getString("address")),
                row.getString("state"),
                row.getInt("attempt"),
                row.getString("reason"),
                row.getString("email"),
                row.getString("cause"),
                row.getString("correlation"),
                row.getInt("outcomes"));
    }

    private static String json(Object rows) {
        return JSON.writeValueAsString(rows);
    }
}
