package io.caseledger.mail.read;

import io.caseledger.mail.query.FindDueMails;
import io.caseledger.mail.query.FindMail;
import io.caseledger.mail.query.FindMails;
import io.caseledger.mail.query.MailView;
import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.axonframework.queryhandling.QueryHandler;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Answers questions on mails. */
@Component
class MailQueries {
    private static final String MAIL = """
            SELECT m.mail_id, m.template, m.recipient, coalesce(m.address, a.email) AS email, m.args, m.language, m.state, m.requested_at,
                m.sent_at
            FROM view.mail m LEFT JOIN view.account a ON a.account_id = m.recipient """;

    private final DatabaseClient database;
    private final JsonMapper json = JsonMapper.builder().build();

    MailQueries(DatabaseClient database) {
        this.database = database;
    }

    @QueryHandler
    CompletableFuture<List<MailView>> handle(FindMails query) {
        return database.sql(MAIL + " ORDER BY m.position DESC LIMIT :limit")
                .bind("limit", query.limit())
                .map((row, metadata) -> view(row))
                .all()
                .collectList()
                .toFuture();
    }

    @QueryHandler
    CompletableFuture<List<MailView>> handle(FindDueMails query) {
        return database.sql(MAIL + " WHERE m.state = 'FAILED' AND m.retry_at <= :now ORDER BY m.retry_at LIMIT :limit")
                .bind("now", query.now())
                .bind("limit", query.limit())
                .map((row, metadata) -> view(row))
                .all()
                .collectList()
                .toFuture();
    }

    @QueryHandler
    CompletableFuture<Optional<MailView>> handle(FindMail query) {
        return database.sql(MAIL + " WHERE m.mail_id = :id")
                .bind("id", query.mailId())
                .map((row, metadata) -> Optional.of(view(row)))
                .one()
                .defaultIfEmpty(Optional.empty())
                .toFuture();
    }

    private MailView view(Readable row) {
        return new MailView(
                text(row, "mail_id"),
                text(row, "template"),
                text(row, "recipient"),
                row.get("email", String.class),
                json.readValue(text(row, "args"), new TypeReference<List<String>>() {}),
                text(row, "language"),
                text(row, "state"),
                Objects.requireNonNull(row.get("requested_at", Instant.class), "requested_at"),
                row.get("sent_at", Instant.class));
    }

    private static String text(Readable row, String column) {
        return Objects.requireNonNull(row.get(column, String.class), column);
    }
}
