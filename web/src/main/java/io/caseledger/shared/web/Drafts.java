package io.caseledger.shared.web;

import io.caseledger.shared.contract.ContractJson;
import io.caseledger.shared.contract.Rejection;
import io.r2dbc.postgresql.codec.Json;
import io.r2dbc.spi.Readable;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
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
public class Drafts {
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

    private final DatabaseClient database;
    private final Clock clock;
    private final JsonMapper json = ContractJson.mapper();

    Drafts(DatabaseClient database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** A draft that is not kept before its first save: a page that was only looked at leaves nothing behind. */
    public Draft blank(Draft.Place place, Map<String, String> fields) {
        return new Draft(
                place.id(),
                place.accountId(),
                place.kind(),
                place.subject(),
                "",
                fields,
                json.createObjectNode(),
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
        return database.sql("SELECT " + COLUMNS + OPEN + " AND kind = :kind AND subject = :subject")
                .bind("account", accountId)
                .bind("kind", kind)
                .bind("subject", subject)
                .map((row, metadata) -> draft(row))
                .one();
    }

    /** The account's open drafts about some things. */
    public Flux<Draft> about(String accountId, String kind, Collection<String> subjects) {
        return database.sql(
                        "SELECT " + COLUMNS + OPEN + " AND kind = :kind AND subject = ANY(:subjects) ORDER BY subject")
                .bind("account", accountId)
                .bind("kind", kind)
                .bind("subjects", subjects.toArray(String[]::new))
                .map((row, metadata) -> draft(row))
                .all();
    }

    public Mono<Draft> find(String accountId, String kind, String id) {
        return maybe(accountId, kind, id).switchIfEmpty(Mono.error(Drafts::missing));
    }

    /**
     * What is not sent yet, latest first.
     *
     * @param field path of a field that the list shows
     */
    public Flux<Draft.Line> list(String accountId, Collection<String> kinds, String field) {
        return database.sql("SELECT draft_id, kind, subject, title, fields->>:field AS field, saved_at" + OPEN
                        + " AND kind = ANY(:kinds) ORDER BY saved_at DESC, draft_id LIMIT " + MOST)
                .bind("account", accountId)
                .bind("kinds", kinds.toArray(String[]::new))
                .bind("field", field)
                .map((row, metadata) -> new Draft.Line(
                        text(row, "draft_id"),
                        text(row, "kind"),
                        text(row, "subject"),
                        text(row, "title"),
                        row.get("field", String.class),
                        instant(row, "saved_at")))
                .all();
    }

    /**
     * Saves what a page holds; where it was made before the first save, this is the first. Where the account has another open draft about the same, that
     * one has overtaken it.
     */
    public Mono<Draft.Saved> save(Draft.Place place, Draft.Tab tab, Draft.Text text) {
        var update = update(place, tab, text);
        var first = tab.seen() == 0 && ID.matcher(place.id()).matches()
                // two saves of one page at once: where nothing was inserted, the other one made it
                ? Mono.defer(() -> insert(place, text, tab.editor())).switchIfEmpty(update)
                : Mono.<Draft>empty();
        return update.switchIfEmpty(first)
                .map(draft -> new Draft.Saved(Draft.Result.KEPT, draft))
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
     * Saves what a page holds about something. Where there is no open draft about it any more, this begins one: what somebody typed is not lost because
     * the draft was deleted meanwhile.
     */
    public Mono<Draft.Saved> keep(Draft.Place place, Draft.Tab tab, Draft.Text text) {
        return maybe(place.accountId(), place.kind(), place.id())
                .filter(draft -> draft.sentAs() != null)
                .map(sent -> new Draft.Saved(Draft.Result.SENT, sent))
                .switchIfEmpty(Mono.defer(() -> about(place.accountId(), place.kind(), place.subject())
                        .hasElement()
                        .flatMap(open -> save(place, open ? tab : new Draft.Tab(tab.editor(), 0), text))));
    }

    /** Keeps what a page holds beside the form; this is no new version, as nobody typed it. */
    public Mono<Void> keepAside(Draft.Place place, Object aside) {
        return database.sql("UPDATE work.draft SET aside = :aside" + ONE + " AND sent_as IS NULL")
                .bind("aside", Json.of(json.writeValueAsString(aside)))
                .bind("id", place.id())
                .bind("account", place.accountId())
                .bind("kind", place.kind())
                .then();
    }

    /**
     * Empties a draft that has become something.
     *
     * @param number what that is known by
     */
    public Mono<Void> sent(Draft.Place place, String number) {
        return database.sql("UPDATE work.draft SET fields = '{}', aside = '{}', title = '', sent_as = :number,"
                        + " saved_at = :now" + ONE)
                .bind("number", number)
                .bind("now", now())
                .bind("id", place.id())
                .bind("account", place.accountId())
                .bind("kind", place.kind())
                .then();
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
                .then();
    }

    /** Deletes what nobody has touched for {@link #KEPT}, and what was sent more than {@link #REMEMBERED} ago; answers how many. */
    public Mono<Long> forget() {
        return database.sql(
                        "DELETE FROM work.draft WHERE saved_at < :untouched OR (saved_at < :sent AND sent_as IS NOT NULL)")
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
        return database.sql("SELECT " + COLUMNS + " FROM work.draft" + ONE)
                .bind("id", id)
                .bind("account", accountId)
                .bind("kind", kind)
                .map((row, metadata) -> draft(row))
                .one();
    }

    private Mono<Draft> update(Draft.Place place, Draft.Tab tab, Draft.Text text) {
        var update = database.sql("UPDATE work.draft SET title = :title, fields = :fields,"
                        + " aside = coalesce(CAST(:aside AS jsonb), aside), editor = :editor, version = version + 1,"
                        + " saved_at = :now" + ONE + " AND subject = :subject AND sent_as IS NULL"
                        + " AND (editor = :editor OR version = :seen) RETURNING " + COLUMNS)
                .bind("seen", tab.seen());
        return bound(update, place, text, tab.editor())
                .map((row, metadata) -> draft(row))
                .one();
    }

    /** Empty where the id is taken, or the account has an open draft about the same. */
    private Mono<Draft> insert(Draft.Place place, Draft.Text text, String editor) {
        var insert = database.sql(
                "INSERT INTO work.draft (draft_id, account_id, kind, subject, title, fields, aside, editor,"
                        + " version, created_at, saved_at) VALUES (:id, :account, :kind, :subject, :title, :fields,"
                        + " coalesce(CAST(:aside AS jsonb), '{}'), :editor, 1, :now, :now) ON CONFLICT DO NOTHING RETURNING "
                        + COLUMNS);
        return isRoom(place.accountId())
                .then(bound(insert, place, text, editor)
                        .map((row, metadata) -> draft(row))
                        .one());
    }

    private GenericExecuteSpec bound(GenericExecuteSpec statement, Draft.Place place, Draft.Text text, String editor) {
        var fields = json.writeValueAsString(text.fields());
        var aside = text.aside() == null ? null : json.writeValueAsString(text.aside());
        if (fields.length() + (aside == null ? 0 : aside.length()) > LARGEST) {
            throw new ResponseStatusException(HttpStatus.CONTENT_TOO_LARGE);
        }
        var bound = statement
                .bind("id", place.id())
                .bind("account", place.accountId())
                .bind("kind", place.kind())
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
                .switchIfEmpty(Mono.error(
                        () -> new Rejection(Rejection.Kind.CONFLICT, "DraftsAreNotTooMany", String.valueOf(MOST))))
                .then();
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }

    private static Rejection missing() {
        return new Rejection(Rejection.Kind.NOT_FOUND, "DraftExists");
    }

    private Draft draft(Readable row) {
        return new Draft(
                text(row, "draft_id"),
                text(row, "account_id"),
                text(row, "kind"),
                text(row, "subject"),
                text(row, "title"),
                json.readValue(text(row, "fields"), new TypeReference<Map<String, String>>() {}),
                json.readTree(text(row, "aside")),
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
