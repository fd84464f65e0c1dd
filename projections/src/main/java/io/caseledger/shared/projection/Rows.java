package io.caseledger.shared.projection;

import io.caseledger.shared.contract.ContractJson;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Writes rows in the token's transaction. JSON in rows has the form it has in the log. */
@Component
public class Rows {
    /** Makes something of the one row that was found. */
    public interface Reader<T> {
        T read(ResultSet row) throws SQLException;
    }

    private final JdbcTemplate jdbc;
    private final JsonMapper json = ContractJson.mapper();

    public Rows(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    public int update(String sql, @Nullable Object... values) {
        return jdbc.update(sql, plain(values));
    }

    /** The one row of a query or of an UPDATE … RETURNING; fails where there is not exactly one, as the event must have had one before it. */
    public <T> T one(String sql, Reader<T> reader, @Nullable Object... values) {
        var found = jdbc.query(sql, (row, number) -> reader.read(row), plain(values));
        if (found.size() != 1) {
            throw new IllegalStateException(found.size() + " rows instead of one: " + sql);
        }
        return found.getFirst();
    }

    /** All rows of a query that answers few. */
    public <T> List<T> list(String sql, Reader<T> reader, @Nullable Object... values) {
        return jdbc.query(sql, (row, number) -> reader.read(row), plain(values));
    }

    /**
     * Empties what a processor keeps, before it reads the log again from its beginning: in one transaction with its tokens. Until it has come as far as it
     * was, it counts as behind.
     */
    public void clear(String processor, String... tables) {
        update("TRUNCATE " + String.join(", ", tables));
        update("DELETE FROM view.projection WHERE name = ?", processor);
    }

    public String json(Object value) {
        return json.writeValueAsString(value);
    }

    public <T> T fromJson(String text, Class<T> type) {
        return json.readValue(text, type);
    }

    private static @Nullable Object[] plain(@Nullable Object[] values) {
        var plain = new @Nullable Object[values.length];
        for (int i = 0; i < values.length; i++) {
            plain[i] = values[i] instanceof Instant instant ? instant.atOffset(ZoneOffset.UTC) : values[i];
        }
        return plain;
    }
}
