package io.caseledger.origin.automation;

import io.caseledger.origin.contract.BulkId;
import io.caseledger.origin.contract.CertificateApplication;
import io.caseledger.shared.contract.Actor;
import io.caseledger.shared.contract.ContractJson;
import io.caseledger.shared.contract.Rejection;
import io.caseledger.shared.contract.RuleKeys;
import io.caseledger.shared.contract.Violation;
import java.util.List;
import java.util.Objects;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.Parameter;
import org.springframework.stereotype.Component;
import org.springframework.transaction.ReactiveTransactionManager;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Keeps the applications of a file until each is filed: {@code work.bulk_item}. */
@Component
public class BulkItems {
    private static final JsonMapper JSON = ContractJson.mapper();

    /** An application waiting to be filed, and by whom. */
    record Waiting(Actor actor, BulkItem item) {}

    private final DatabaseClient database;
    private final TransactionalOperator transaction;

    BulkItems(DatabaseClient database, ReactiveTransactionManager transactions) {
        this.database = database;
        this.transaction = TransactionalOperator.create(transactions);
    }

    /**
     * All or nothing; storing the same file again changes nothing.
     *
     * @param sha256 of the file; fails with {@link Rejection} where the filing is of another one (GEN-07)
     */
    public Mono<Void> store(BulkId bulk, Actor actor, String sha256, List<BulkItem> items) {
        var filing = database.sql("INSERT INTO work.bulk_filing (bulk_id, actor, sha256)"
                        + " VALUES (:bulk, :actor::jsonb, :sha256) ON CONFLICT DO NOTHING")
                .bind("bulk", bulk.value())
                .bind("actor", JSON.writeValueAsString(actor))
                .bind("sha256", sha256)
                .fetch()
                .rowsUpdated();
        var rows = Flux.range(0, items.size()).concatMap(index -> store(bulk, index, items.get(index)));
        return transaction
                .transactional(filing.flatMapMany(stored -> stored == 1 ? rows : isOf(bulk, sha256)))
                .then();
    }

    private Mono<Long> isOf(BulkId bulk, String sha256) {
        return database.sql(
                        "SELECT coalesce(sha256, :sha256) = :sha256 AS same FROM work.bulk_filing WHERE bulk_id = :bulk")
                .bind("bulk", bulk.value())
                .bind("sha256", sha256)
                .map((row, metadata) -> Boolean.TRUE.equals(row.get("same", Boolean.class)))
                .one()
                .flatMap(same -> same
                        ? Mono.empty()
                        : Mono.error(new Rejection(
                                Rejection.Kind.INVALID, RuleKeys.A_KEY_STANDS_FOR_ONE_ORDER, bulk.value())));
    }

    private Mono<Long> store(BulkId bulk, int index, BulkItem item) {
        var application = item.application() == null ? null : JSON.writeValueAsString(item.application());
        return database.sql("""
                        INSERT INTO work.bulk_item (bulk_id, index, source, application, faults)
                        VALUES (:bulk, :index, :source, :application::jsonb, :faults::jsonb) ON CONFLICT DO NOTHING""")
                .bind("bulk", bulk.value())
                .bind("index", index)
                .bind("source", Parameter.fromOrEmpty(item.source(), String.class))
                .bind("application", Parameter.fromOrEmpty(application, String.class))
                .bind("faults", JSON.writeValueAsString(item.faults()))
                .fetch()
                .rowsUpdated();
    }

    /** The application at an index; empty behind the last. */
    Mono<Waiting> at(BulkId bulk, int index) {
        return database.sql("""
                        SELECT f.actor::text AS actor, i.source, i.application::text AS application, i.faults::text AS faults
                        FROM work.bulk_item i JOIN work.bulk_filing f USING (bulk_id)
                        WHERE i.bulk_id = :bulk AND i.index = :index""")
                .bind("bulk", bulk.value())
                .bind("index", index)
                .map((row, metadata) -> {
                    var application = row.get("application", String.class);
                    return new Waiting(
                            JSON.readValue(Objects.requireNonNull(row.get("actor", String.class)), Actor.class),
                            new BulkItem(
                                    row.get("source", String.class),
                                    application == null
                                            ? null
                                            : JSON.readValue(application, CertificateApplication.class),
                                    JSON.readValue(
                                            Objects.requireNonNull(row.get("faults", String.class)),
                                            new TypeReference<List<Violation>>() {})));
                })
                .one();
    }

    /** Drops what is filed: the applications lie in their cases' events. */
    Mono<Void> forget(BulkId bulk) {
        // the filing itself stays, so that the same file sent again under its key is not stored again
        return database.sql("DELETE FROM work.bulk_item WHERE bulk_id = :bulk")
                .bind("bulk", bulk.value())
                .then();
    }
}
