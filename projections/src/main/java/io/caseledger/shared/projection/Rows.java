package io.caseledger.shared.projection;

import io.caseledger.shared.database.ViewSchema;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.messaging.unitofwork.BatchingUnitOfWork;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * What projectors make of events: rows of tables, and word of what has changed. A batch of events changes its rows in memory; before the commit of its
 * transaction, which is that of its token, each table's are written with one statement, and after it all topics are told.
 */
@Component
public class Rows {
    /** What else is written when a batch's rows are. */
    public interface Waiting {
        void write();
    }

    private static final String BATCH = "batch of rows";
    /**
     * For how long each event is written by itself after a batch could not be: then the event whose row is refused fails in its handler, and it alone is parked.
     * Longer than the tries that it takes.
     */
    private static final long CAREFUL_FOR = TimeUnit.MINUTES.toNanos(1);

    private final JdbcTemplate jdbc;
    private final Changes changes;
    private final ViewSchema schema;
    private volatile long careful = System.nanoTime();

    public Rows(JdbcTemplate jdbc, Changes changes, ViewSchema schema) {
        this.jdbc = jdbc;
        this.changes = changes;
        this.schema = schema;
    }

    /** Folds one event into rows. */
    public void fold(EventMessage<?> message, Consumer<Place> fold) {
        var batch = batch();
        var nothingWaited = batch.isWritten();
        try {
            fold.accept(Place.of(message));
            if (isAlone() || System.nanoTime() - careful < 0) {
                batch.write();
            }
        } catch (RuntimeException e) {
            careful = System.nanoTime() + CAREFUL_FOR;
            if (nothingWaited) {
                batch.forget();
            } else {
                batch.fail(e);
            }
            throw e;
        }
    }

    /**
     * Folds one event into the row of its aggregate, unless the row has met it already.
     *
     * @param table whose rows have a {@code version}, the sequence of the latest event, and its {@code position}
     */
    public void fold(Table table, String id, EventMessage<?> message, BiConsumer<Row, Place> fold) {
        fold(message, place -> {
            var row = row(table, id);
            var isThere = row.has("version");
            if (!isThere && place.sequence() > 0) {
                throw new IllegalStateException("no row in " + table.name() + " for event " + place.eventId());
            }
            if (!isThere || row.number("version") < place.sequence()) {
                row.set("version", place.sequence()).set("position", place.position());
                fold.accept(row, place);
            }
        });
    }

    /** A row to be changed: as the batch has it, or the table, or new. */
    public Row row(Table table, Object... key) {
        return batch().row(table, List.of(key));
    }

    /** A row that is wholly set by this event. */
    public Row add(Table table, Object... key) {
        return batch().add(table, List.of(key));
    }

    /** All rows of a column's value, to be changed; few. */
    public List<Row> all(Table table, String column, Object value) {
        return batch().all(table, column, value);
    }

    /** What a batch gathers beside its rows; made at the first call in a batch. */
    public <T extends Waiting> T waiting(String name, Supplier<T> make) {
        return batch().waiting(name, make);
    }

    /** Tells after the commit, of each topic once, that what is shown under it has changed. */
    public void tell(Collection<String> topics, long position) {
        batch().tell(topics, position);
    }

    /** Writes what waits now. */
    public void write() {
        batch().write();
    }

    public String json(Object value) {
        return Row.JSON.writeValueAsString(value);
    }

    /** Runs a statement now, before what waits, and answers the first column of its rows. */
    public List<String> run(String sql, @Nullable Object... values) {
        return jdbc.query(schema.in(sql), (row, number) -> row.getString(1), values);
    }

    /**
     * Empties what a projection keeps, before it reads the log again from its beginning: in one transaction with its tokens. Until it has come as far as it
     * was, it counts as behind.
     */
    public void clear(String projection, Table... tables) {
        for (var table : tables) {
            execute("TRUNCATE ${view}." + table.name());
        }
        execute("DELETE FROM ${view}.projection WHERE name = ?", projection);
    }

    void execute(String sql, Object... values) {
        jdbc.update(schema.in(sql), values);
    }

    /** Then it may as well fail where its failure can be told from others'. */
    private static boolean isAlone() {
        return !(CurrentUnitOfWork.get().root() instanceof BatchingUnitOfWork<?> batch)
                || batch.getMessages().size() == 1;
    }

    private Batch batch() {
        var unit = CurrentUnitOfWork.get().root();
        return unit.getOrComputeResource(BATCH, name -> {
            var batch = new Batch(jdbc, schema);
            unit.onPrepareCommit(preparing -> {
                try {
                    batch.write();
                } catch (RuntimeException e) {
                    careful = System.nanoTime() + CAREFUL_FOR;
                    throw e;
                }
            });
            // not while preparing: the rows would not be there yet
            unit.afterCommit(
                    committed -> batch.topics().forEach((topic, position) -> changes.tell(List.of(topic), position)));
            return batch;
        });
    }
}
