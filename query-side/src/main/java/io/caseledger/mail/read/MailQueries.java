package io.caseledger.mail.read;

import io.caseledger.mail.query.FindMail;
import io.caseledger.mail.query.FindMails;
import io.caseledger.mail.query.MailListView;
import io.caseledger.mail.query.MailView;
import io.caseledger.shared.read.Columns;
import io.caseledger.shared.read.Conditions;
import io.caseledger.shared.read.ViewDatabase;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.axonframework.queryhandling.QueryHandler;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Answers questions on mails, from the outbox: they are no view of the log. */
@Component
record MailQueries(ViewDatabase database) {
    private static final String MAIL = """
            SELECT m.mail_id, m.template, m.recipient, coalesce(m.address, a.email) AS email, m.args, m.language, m.state, m.requested_at,
                m.sent_at, m.reason, m.attempt""";
    private static final String FROM = " FROM work.mail m LEFT JOIN ${view}.account a ON a.account_id = m.recipient";

    @QueryHandler
    CompletableFuture<MailListView> handle(FindMails query) {
        var where = new Conditions()
                .contains(query.text(), "(coalesce(m.address, a.email, '') || ' ' || m.args::text)", "text")
                .when(query.state(), "m.state = :state", "state");
        var order = " ORDER BY m.requested_position" + (query.newestFirst() ? " DESC" : "");
        var rows = Columns.rows(
                where.bindTo(database.sql(MAIL + FROM + where.where() + order + " LIMIT " + query.size() + " OFFSET "
                        + Math.multiplyExact((long) query.page() - 1, query.size()))),
                MailView.class);
        var total = where.bindTo(database.sql("SELECT count(*)" + FROM + where.where()))
                .mapValue(Long.class)
                .one();
        return Mono.zip(rows.collectList(), total, MailListView::new).toFuture();
    }

    @QueryHandler
    CompletableFuture<Optional<MailView>> handle(FindMail query) {
        return Columns.one(
                database.sql(MAIL + FROM + " WHERE m.mail_id = :id").bind("id", query.mailId()), MailView.class);
    }
}
