package io.caseledger.shared.web;

import io.caseledger.shared.contract.ContractJson;
import io.caseledger.shared.contract.Rejection;
import io.caseledger.shared.processing.UnloggedChanges;
import io.caseledger.shared.query.Folded;
import io.caseledger.shared.query.Topics;
import io.r2dbc.postgresql.codec.Json;
import io.r2dbc.spi.Readable;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;
import org.springframework.http.HttpStatus;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ResponseStatusException;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * Keeps drafts of every form (ADR 8). Every question names the account: a foreign draft is a missing one ({@link Rejection.Kind#NOT_FOUND}), and so is
 * one of another form.
 */
@Component
public record Drafts(DatabaseClient database, UnloggedChanges changes, Clock clock) {
    private static final JsonMapper JSON = ContractJson.mapper();

    /** More open drafts than anybody works on; keeps a script from filling the disk. */
    public static final int MOST = 500;
    /** Characters of one draft as JSON: a form of five hundred full rows is far below. */
    public static final int LARGEST = 4_000_000;
    /** How long a draft is kept that nobody saves any more. */
    public static final Duration KEPT = Duration.ofDays(90);
    /** How long a late click on what is sent still finds what became of it. */
    public static final Duration REMEMBERED = Duration.ofDays(30);

    private static final Pattern ID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
    private static final String COLUMNS = "draft_id, account_id, kind, subject, title, fields::text AS fields,"
            + " aside::text AS aside, version, sent_as, saved_at";
    private static final String OPEN = " FROM work.draft WHERE account_id = :account AND sent_as IS NULL";
    private static final String ONE = " WHERE draft_id = :id AND account_id = :account AND kind = :kind";

    /** A draft that is not kept before its first save: a page that was only looked at leaves nothing behind. */
    public Draft blank(Draft.Place place, Map<String, String> fields) {
        return new Draft(
                place.id(),
                place.accountId(),
                place.kind(),
                place.subject(),
                "",
                fields,
                JSON.createObjectNode(),
                0,
                null,
                clock.instant());
    }

    /** Keeps a new draft; {@link Rejection.Kind#CONFLICT} where the account has too many. */
    public Mono<Draft> begin(Draft.Place place, Draft.Text text) {
        return insert(place, text, "").switchIfEmpty(Mono.error(Drafts::missing));
    }

    /** The account's open draft about something; begun with this text where there is none. */
    public Mono<Draft> open(Draft.Place place, Draft.Text first) {
        var open = about(place.accountId(), place.kind(), place.subject());
        // two clicks at once: where nothing was inserted, the other one made it
        return open.switchIfEmpty(Mono.defer(() -> insert(place, first, ""))).switchIfEmpty(open);
    }

    /** The account's open draft about something; empty where there is none. */
    public Mono<Draft> about(String accountId, String kind, String subject) {
        return about(accountId, kind, List.of(subject)).singleOrEmpty();
    }

    /** The account's open drafts about some things. */
    public Flux<Draft> about(String accountId, String kind, Collection<String> subjects) {
        return database.sql(
                        "SELECT " + COLUMNS + OPEN + " AND kind = :kind AND subject = ANY(:subjects) ORDER BY subject")
                .bind("account", accountId)
                .bind("kind", kind)
                .bind("subjects", subjects.toArray(String[]::new))
                .map(this::draft)
                .all();
    }

    public Mono<Draft> find(String accountId, String kind, String id) {
        return maybe(accountId, kind, id).switchIfEmpty(Mono.error(Drafts::missing));
    }

    /**
     * A page of what is not sent yet, and how many there are.
     *
     * @param field path of a field that the list shows
     * @param text part of the title or of what it is about; empty for any
     */
    Mono<Draft.Lines> list(
            String accountId, Collection<String> kinds, String field, String text, ListOrder order, Listing listing) {
        return list(accountId, kinds, field, text, order.sql(listing.descending()), listing.size(), listing.offset());
    }

    /** The latest of what is not sent yet, and how many there are. */
    Mono<Draft.Lines> latest(String accountId, Collection<String> kinds, String field, int most) {
        return list(accountId, kinds, field, "", ListOrder.SAVED_AT.sql(true), most, 0);
    }

    private Mono<Draft.Lines> list(
            String accountId,
            Collection<String> kinds,
            String field,
            String text,
            String order,
            int size,
            long offset) {
        var from = OPEN + " AND kind = ANY(:kinds) AND " + Folded.contains("title || ' ' || subject", ":text");
        var rows = listed(
                        "SELECT draft_id, kind, subject, title, fields->>:field AS field, saved_at" + from
                                + " ORDER BY " + order + " LIMIT " + size + " OFFSET " + offset,
                        accountId,
                        kinds,
                        text)
                .bind("field", field)
                .map((row, metadata) -> new Draft.Line(
                        text(row, "draft_id"),
                        text(row, "kind"),
                        text(row, "subject"),
                        text(row, "title"),
                        row.get("field", String.class),
                        instant(row, "saved_at")))
                .all();
        var total = listed("SELECT count(*)" + from, accountId, kinds, text)
                .mapValue(Long.class)
                .one();
        return Mono.zip(rows.collectList(), total, Draft.Lines::new);
    }

    private GenericExecuteSpec listed(String sql, String accountId, Collection<String> kinds, String text) {
        return database.sql(sql)
                .bind("account", accountId)
                .bind("kinds", kinds.toArray(String[]::new))
                .bind("text", text);
    }

    /** What a list of drafts is sorted by. */
    enum ListOrder {
        SAVED_AT("saved_at"),
        TITLE("title"),
        KIND("kind, field");

        private final String columns;

        ListOrder(String columns) {
            this.columns = columns;
        }

        private String sql(boolean descending) {
            var direction = descending ? " DESC" : " ASC";
            return columns.replace(",", direction + ",") + direction + ", draft_id";
        }
    }

    /**
     * Saves what a page holds; where it was made before the first save, this is the first. Where the account has another open draft about the same, that
     * one has overtaken it; where there is none about it any more, this begins one: what somebody typed is not lost because the draft was deleted
     * meanwhile.
     */
    public Mono<Draft.Saved> save(Draft.Place place, Draft.Tab tab, Draft.Text text) {
        if (place.subject().isEmpty()) {
            return saveOne(place, tab, text);
        }
        return maybe(place.accountId(), place.kind(), place.id())
                .filter(draft -> draft.sentAs() != null)
                .map(sent -> new Draft.Saved(Draft.Result.SENT, sent))
                .switchIfEmpty(Mono.defer(() -> about(place.accountId(), place.kind(), place.subject())
                        .hasElement()
                        .flatMap(open -> saveOne(place, open ? tab : new Draft.Tab(tab.editor(), 0), text))));
    }

    private Mono<Draft.Saved> saveOne(Draft.Place place, Draft.Tab tab, Draft.Text text) {
        var update = update(place, tab, text);
        var first = tab.seen() == 0 && ID.matcher(place.id()).matches()
                // two saves of one page at once: where nothing was inserted, the other one made it
                ? Mono.defer(() -> insert(place, text, tab.editor())).switchIfEmpty(update)
                : Mono.<Draft>empty();
        return update.switchIfEmpty(first)
                .map(draft -> new Draft.Saved(Draft.Result.KEPT, draft))
                .doOnNext(saved -> tell(place.accountId()))
                .switchIfEmpty(Mono.defer(() -> maybe(place.accountId(), place.kind(), place.id())
                        .switchIfEmpty(
                                place.subject().isEmpty()
                                        ? Mono.empty()
                                        : about(place.accountId(), place.kind(), place.subject()))
                        .map(other -> new Draft.Saved(
                                other.sentAs() == null ? Draft.Result.OVERTAKEN : Draft.Result.SENT, other))))
                .switchIfEmpty(Mono.error(Drafts::missing));
    }

    /**
     * What a page that was overtaken has kept beside its form stays beside that of the other: whichever is kept in the end, it is there. This is no new
     * version, as nobody typed it.
     */
    Mono<Draft> beside(Draft theirs, Draft.Text mine) {
        return mine.aside() == null
                ? Mono.just(theirs)
                : one(
                                "UPDATE work.draft SET aside = CAST(:aside AS jsonb) || aside" + ONE
                                        + " AND sent_as IS NULL",
                                theirs.accountId(),
                                theirs.kind(),
                                theirs.id())
                        .bind("aside", Json.of(JSON.writeValueAsString(mine.aside())))
                        .then()
                        .then(maybe(theirs.accountId(), theirs.kind(), theirs.id()))
                        .defaultIfEmpty(theirs);
    }

    /**
     * A draft that has become something: it is no draft any more, and keeps what was sent only as long as a late page may send it again, with the same text or
     * another.
     *
     * @param number what that is known by
     */
    public Mono<Void> sent(Draft.Place place, String number) {
        return one(
                        "UPDATE work.draft SET aside = '{}', title = '', sent_as = :number, saved_at = :now" + ONE,
                        place.accountId(),
                        place.kind(),
                        place.id())
                .bind("number", number)
                .bind("now", now())
                .then()
                .doOnSuccess(done -> tell(place.accountId()));
    }

    /** Deletes an open draft of one of these forms. */
    public Mono<Void> delete(String accountId, Collection<String> kinds, String id) {
        return database.sql("DELETE" + OPEN + " AND kind = ANY(:kinds) AND draft_id = :id")
                .bind("account", accountId)
                .bind("kinds", kinds.toArray(String[]::new))
                .bind("id", id)
                .fetch()
                .rowsUpdated()
                .filter(deleted -> deleted > 0)
                .switchIfEmpty(Mono.error(Drafts::missing))
                .doOnNext(deleted -> tell(accountId))
                .then();
    }

    /** The lists of its other windows follow. */
    private void tell(String accountId) {
        changes.tell(Topics.drafts(accountId));
    }

    /** Deletes what nobody has touched for {@link #KEPT}, and what was sent more than {@link #REMEMBERED} ago; answers how many. */
    public Mono<Long> forget() {
        return database.sql("DELETE FROM work.draft WHERE saved_at < :untouched OR (saved_at < :sent AND sent_as IS NOT"
                        + " NULL)")
                .bind("untouched", now().minus(KEPT))
                .bind("sent", now().minus(REMEMBERED))
                .fetch()
                .rowsUpdated();
    }

    /** Where a page's draft about something is kept; a key that cannot be one is replaced. */
    public static Draft.Place place(String accountId, String kind, String subject, String key) {
        return new Draft.Place(accountId, kind, subject, ID.matcher(key).matches() ? key : fresh());
    }

    /** A new id. Nobody has to guess it wrong, since every question names the account; a secret one would block while it waits for randomness. */
    public static String fresh() {
        var random = ThreadLocalRandom.current();
        return new UUID(random.nextLong(), random.nextLong()).toString();
    }

    private Mono<Draft> maybe(String accountId, String kind, String id) {
        return one("SELECT " + COLUMNS + " FROM work.draft" + ONE, accountId, kind, id)
                .map(this::draft)
                .one();
    }

    private GenericExecuteSpec one(String sql, String accountId, String kind, String id) {
        return database.sql(sql).bind("account", accountId).bind("kind", kind).bind("id", id);
    }

    private Mono<Draft> update(Draft.Place place, Draft.Tab tab, Draft.Text text) {
        var sql = "UPDATE work.draft SET title = :title, fields = :fields,"
                + " aside = coalesce(CAST(:aside AS jsonb), aside), editor = :editor, version = version + 1,"
                + " saved_at = :now" + ONE + " AND subject = :subject AND sent_as IS NULL"
                + " AND (editor = :editor OR version = :seen) RETURNING " + COLUMNS;
        return bound(sql, place, text, tab.editor())
                .bind("seen", tab.seen())
                .map(this::draft)
                .one();
    }

    /** Empty where the id is taken, or the account has an open draft about the same. */
    private Mono<Draft> insert(Draft.Place place, Draft.Text text, String editor) {
        var sql = "INSERT INTO work.draft (draft_id, account_id, kind, subject, title, fields, aside, editor, version,"
                + " created_at, saved_at) VALUES (:id, :account, :kind, :subject, :title, :fields,"
                + " coalesce(CAST(:aside AS jsonb), '{}'), :editor, 1, :now, :now) ON CONFLICT DO NOTHING"
                + " RETURNING "
                + COLUMNS;
        return isRoom(place.accountId())
                .then(bound(sql, place, text, editor).map(this::draft).one());
    }

    private GenericExecuteSpec bound(String sql, Draft.Place place, Draft.Text text, String editor) {
        var fields = JSON.writeValueAsString(text.fields());
        var aside = text.aside() == null ? null : JSON.writeValueAsString(text.aside());
        if (fields.length() + (aside == null ? 0 : aside.length()) > LARGEST) {
            throw new ResponseStatusException(HttpStatus.CONTENT_TOO_LARGE);
        }
        var bound = one(sql, place.accountId(), place.kind(), place.id())
                .bind("subject", place.subject())
                .bind("title", text.title())
                .bind("fields", Json.of(fields))
                .bind("editor", editor)
                .bind("now", now());
        return aside == null ? bound.bindNull("aside", String.class) : bound.bind("aside", aside);
    }

    private Mono<Void> isRoom(String accountId) {
        return database.sql("SELECT count(*)" + OPEN)
                .bind("account", accountId)
                .mapValue(Long.class)
                .one()
                .filter(open -> open < MOST)
                .switchIfEmpty(Mono.error(() ->
                        new Rejection(Rejection.Kind.CONFLICT, "shared.DraftsAreNotTooMany", String.valueOf(MOST))))
                .then();
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }

    private static Rejection missing() {
        return new Rejection(Rejection.Kind.NOT_FOUND, "shared.DraftExists");
    }

    private Draft draft(Readable row) {
        return new Draft(
                text(row, "draft_id"),
                text(row, "account_id"),
                text(row, "kind"),
                text(row, "subject"),
                text(row, "title"),
                JSON.readValue(text(row, "fields"), new TypeReference<Map<String, String>>() {}),
                JSON.readTree(text(row, "aside")),
                Objects.requireNonNull(row.get("version", Long.class)),
                row.get("sent_as", String.class),
                instant(row, "saved_at"));
    }

    private static String text(Readable row, String column) {
        return Objects.requireNonNull(row.get(column, String.class));
    }

    private static Instant instant(Readable row, String column) {
        return Objects.requireNonNull(row.get(column, OffsetDateTime.class)).toInstant();
    }
}
