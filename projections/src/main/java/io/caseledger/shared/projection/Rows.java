package io.caseledger.shared.projection;

import io.caseledger.shared.database.ViewSchema;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.axonframework.eventhandling.EventMessage;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * What projectors make of events: rows of tables, and word of what has changed. A batch of events changes its rows in memory; at its end each table's are written
 * with one statement. Who runs the batch has its transaction, and tells the topics when that is committed.
 */
@Component
public class Rows {
    /** What else is written when a batch's rows are. */
    public interface Waiting {
        void write();
    }

    private final JdbcTemplate jdbc;
    private final ThreadLocal<@Nullable Batch> current = new ThreadLocal<>();

    public Rows(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Runs projectors on one batch of events, then writes what they have made of it: all or nothing in memory, and in the database if the caller's transaction
     * says so.
     *
     * @param views into whose tables
     * @return which topics have changed, and at which position last
     */
    public Map<String, Long> write(ViewSchema views, Runnable projectors) {
        var batch = new Batch(jdbc, views);
        current.set(batch);
        try {
            projectors.run();
            batch.write();
            return batch.topics();
        } finally {
            current.remove();
        }
    }

    /** The rows of these aggregates are about to be asked for: of each table they are read with one statement. */
    public void expect(Set<String> aggregates) {
        batch().expect(aggregates);
    }

    /** Folds one event into rows. */
    public void fold(EventMessage<?> message, Consumer<Place> fold) {
        fold.accept(Place.of(message));
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

    /** A row that is surely there, of which something is set and nothing is asked. */
    public Row change(Table table, Object... key) {
        return batch().change(table, List.of(key));
    }

    /** All rows of a column's value, to be changed; few. */
    public List<Row> all(Table table, String column, Object value) {
        return batch().all(table, column, value);
    }

    /** What a batch gathers beside its rows; made at the first call in a batch. */
    public <T extends Waiting> T waiting(String name, Supplier<T> make) {
        return batch().waiting(name, make);
    }

    /** Notes that what is shown under the topics has changed. */
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
        return batch().run(sql, values);
    }

    private Batch batch() {
        var batch = current.get();
        if (batch == null) {
            throw new IllegalStateException("rows are written by a batch of events");
        }
        return batch;
    }
}
