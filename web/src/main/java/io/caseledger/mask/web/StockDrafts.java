package io.caseledger.mask.web;

import io.caseledger.shared.contract.Attachment;
import io.r2dbc.postgresql.codec.Json;
import io.r2dbc.spi.Readable;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Keeps what somebody has begun to declare: one draft of each form a lot and account. */
@Component
class StockDrafts {
    private static final String COLUMNS = "draft_key, form, lot_number, fields::text AS fields, proofs::text AS proofs";

    private final DatabaseClient database;
    private final Clock clock;
    private final JsonMapper json = JsonMapper.builder().build();

    StockDrafts(DatabaseClient database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** The open draft, or an empty one with the form's key; a key that has been declared with is never used again. */
    Mono<StockDraft> open(String accountId, String lotNumber, String form, String key) {
        return database.sql("SELECT " + COLUMNS + " FROM work.stock_draft WHERE account_id = :account"
                        + " AND lot_number = :lot AND form = :form AND declared_at IS NULL")
                .bind("account", accountId)
                .bind("lot", lotNumber)
                .bind("form", form)
                .map((row, metadata) -> draft(row))
                .one()
                .switchIfEmpty(isTaken(key)
                        .map(taken -> StockDraft.begin(taken || key.isBlank() ? fresh() : key, form, lotNumber)));
    }

    /** Open drafts of a form for some lots. */
    Flux<StockDraft> open(String accountId, List<String> lotNumbers, String form) {
        return database.sql("SELECT " + COLUMNS + " FROM work.stock_draft WHERE account_id = :account"
                        + " AND lot_number = ANY(:lots) AND form = :form AND declared_at IS NULL ORDER BY lot_number")
                .bind("account", accountId)
                .bind("lots", lotNumbers.toArray(String[]::new))
                .bind("form", form)
                .map((row, metadata) -> draft(row))
                .all();
    }

    /** Whether this account has declared a draft with this key. */
    Mono<Boolean> isDeclared(String accountId, String key) {
        return database.sql("SELECT count(*) FROM work.stock_draft WHERE draft_key = :key AND account_id = :account"
                        + " AND declared_at IS NOT NULL")
                .bind("key", key)
                .bind("account", accountId)
                .mapValue(Long.class)
                .one()
                .map(found -> found > 0);
    }

    Mono<Void> save(String accountId, StockDraft draft) {
        return database.sql("INSERT INTO work.stock_draft (draft_key, account_id, lot_number, form, fields, proofs,"
                        + " updated_at) VALUES (:key, :account, :lot, :form, :fields, :proofs, :now)"
                        + " ON CONFLICT (draft_key) DO UPDATE SET fields = excluded.fields, proofs = excluded.proofs,"
                        + " updated_at = excluded.updated_at WHERE stock_draft.declared_at IS NULL"
                        + " AND stock_draft.account_id = excluded.account_id")
                .bind("key", draft.key())
                .bind("account", accountId)
                .bind("lot", draft.lotNumber())
                .bind("form", draft.form())
                .bind("fields", Json.of(json.writeValueAsString(draft.fields())))
                .bind("proofs", Json.of(json.writeValueAsString(draft.proofs())))
                .bind("now", now())
                .then();
    }

    /** Empties a draft whose rows have become events. */
    Mono<Void> declared(String accountId, StockDraft draft) {
        return database.sql("UPDATE work.stock_draft SET fields = '{}', proofs = '{}', declared_at = :now,"
                        + " updated_at = :now WHERE draft_key = :key AND account_id = :account")
                .bind("now", now())
                .bind("key", draft.key())
                .bind("account", accountId)
                .then();
    }

    /** An id that nobody has to guess wrong, since every question names the account; a secret one would block while it waits for randomness. */
    static String fresh() {
        var random = ThreadLocalRandom.current();
        return new UUID(random.nextLong(), random.nextLong()).toString();
    }

    private Mono<Boolean> isTaken(String key) {
        return database.sql("SELECT count(*) FROM work.stock_draft WHERE draft_key = :key")
                .bind("key", key)
                .mapValue(Long.class)
                .one()
                .map(found -> found > 0);
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }

    private StockDraft draft(Readable row) {
        return new StockDraft(
                text(row, "draft_key"),
                text(row, "form"),
                text(row, "lot_number"),
                json.readValue(text(row, "fields"), new TypeReference<Map<String, String>>() {}),
                json.readValue(text(row, "proofs"), new TypeReference<Map<String, List<Attachment>>>() {}));
    }

    private static String text(Readable row, String column) {
        return Objects.requireNonNull(row.get(column, String.class));
    }
}
