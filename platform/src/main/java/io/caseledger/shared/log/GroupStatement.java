package io.caseledger.shared.log;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import javax.sql.DataSource;
import org.axonframework.serialization.SerializedObject;
import org.jspecify.annotations.Nullable;

/**
 * The one statement that writes to the log, a transaction by itself. It takes the row of the log's head before any other, so that on all nodes positions are
 * given in the order of commits and a statement that fails leaves no gap. The keys of commands are rows of the same statement: what was stored under a key is not
 * stored again, whatever an aggregate remembers. On a connection of its own, used by one thread at a time.
 */
final class GroupStatement implements AutoCloseable {
    /** SQLState of a duplicate key; Axon's own resolver does not know PostgreSQL's. */
    static final String DUPLICATE_KEY = "23505";
    /** Data that cannot be stored, a constraint, a row beyond a limit: the fault of one append and nobody else's. */
    private static final Set<String> OF_A_ROW = Set.of("22", "23", "54");

    private static final int CLASS = 2;

    private static final String APPEND = """
            WITH head AS (
                UPDATE log.head SET last = last + ? RETURNING last - ? AS before
            ), event AS (
                INSERT INTO log.domain_event (global_index, event_identifier, aggregate_identifier, sequence_number, type,
                    time_stamp, payload_type, payload_revision, payload, meta_data)
                SELECT head.before + e.ordinal, e.id, e.aggregate, e.sequence, e.type, e.time, e.payload_type, e.revision, e.payload, e.meta_data
                FROM head, unnest(?::text[], ?::text[], ?::bigint[], ?::text[], ?::text[], ?::text[], ?::text[], ?::bytea[], ?::bytea[])
                    WITH ORDINALITY AS e (id, aggregate, sequence, type, time, payload_type, revision, payload, meta_data, ordinal)
            ), key AS (
                INSERT INTO log.command_key (aggregate_identifier, command_key, sequence_number)
                SELECT * FROM unnest(?::text[], ?::text[], ?::bigint[])
            )
            SELECT before FROM head""";

    private final DataSource dataSource;
    private @Nullable Connection connection;
    private @Nullable PreparedStatement statement;

    /** @param dataSource whose connections end a statement in less than three seconds */
    GroupStatement(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    static boolean isOfARow(SQLException e) {
        var state = e.getSQLState();
        return state != null && state.length() > CLASS && OF_A_ROW.contains(state.substring(0, CLASS));
    }

    /** @throws SQLException nothing is stored, if it is {@linkplain #isOfARow of a row}; else it may be stored or not */
    void write(List<Append> group) throws SQLException {
        try {
            execute(group);
        } catch (SQLException e) {
            if (!isOfARow(e)) {
                close();
            }
            throw e;
        }
    }

    private void execute(List<Append> group) throws SQLException {
        var rows = group.stream().flatMap(append -> append.rows().stream()).toList();
        var prepared = prepared();
        int at = 1;
        prepared.setLong(at++, rows.size());
        prepared.setLong(at++, rows.size());
        prepared.setArray(at++, texts(rows, Append.Row::eventId));
        prepared.setArray(at++, texts(rows, Append.Row::aggregateId));
        prepared.setArray(
                at++, array("bigint", rows.stream().map(Append.Row::sequence).toArray(Long[]::new)));
        prepared.setArray(at++, texts(rows, Append.Row::aggregateType));
        prepared.setArray(at++, texts(rows, Append.Row::time));
        prepared.setArray(at++, texts(rows, row -> row.payload().getType().getName()));
        prepared.setArray(at++, texts(rows, row -> row.payload().getType().getRevision()));
        prepared.setArray(at++, bytes(rows, Append.Row::payload));
        prepared.setArray(at++, bytes(rows, Append.Row::metaData));
        var keys = group.stream().flatMap(append -> append.keys().stream()).toList();
        prepared.setArray(
                at++, array("text", keys.stream().map(Append.Key::aggregateId).toArray(String[]::new)));
        prepared.setArray(
                at++, array("text", keys.stream().map(Append.Key::commandKey).toArray(String[]::new)));
        prepared.setArray(
                at++, array("bigint", keys.stream().map(Append.Key::sequence).toArray(Long[]::new)));
        try (var result = prepared.executeQuery()) {
            result.next();
            long position = result.getLong(1) + 1;
            for (var append : group) {
                append.stored(position);
                position += append.rows().size();
            }
        }
    }

    private PreparedStatement prepared() throws SQLException {
        var prepared = statement;
        if (prepared == null) {
            var fresh = dataSource.getConnection();
            connection = fresh;
            prepared = fresh.prepareStatement(APPEND);
            statement = prepared;
        }
        return prepared;
    }

    private Array texts(List<Append.Row> rows, Function<Append.Row, @Nullable String> column) throws SQLException {
        return array("text", rows.stream().map(column).toArray(String[]::new));
    }

    private Array bytes(List<Append.Row> rows, Function<Append.Row, SerializedObject<byte[]>> column)
            throws SQLException {
        return array(
                "bytea", rows.stream().map(row -> column.apply(row).getData()).toArray(byte[][]::new));
    }

    private Array array(String type, Object[] values) throws SQLException {
        var open = connection;
        if (open == null) {
            throw new SQLException("no connection", "08003");
        }
        return open.createArrayOf(type, values);
    }

    /** Of its own accord after an outage: the next group opens another connection. */
    @Override
    public void close() {
        var open = connection;
        statement = null;
        connection = null;
        if (open != null) {
            try {
                open.close();
            } catch (SQLException e) {
                // it is broken, which is why it is closed
            }
        }
    }
}
