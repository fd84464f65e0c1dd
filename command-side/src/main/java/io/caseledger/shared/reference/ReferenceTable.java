package io.caseledger.shared.reference;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Reads the committed tables under {@code reference/}: tab-separated, {@code #} begins a comment. */
final class ReferenceTable {

    private ReferenceTable() {}

    /**
     * All rows, each with at least {@code columns} cells.
     *
     * @throws IllegalStateException when the file is missing or a row is too short: a mistake in the build, not of a user
     */
    static List<List<String>> rows(String file, int columns) {
        String path = "/reference/" + file;
        InputStream stream = ReferenceTable.class.getResourceAsStream(path);
        if (stream == null) {
            throw new IllegalStateException("missing " + path);
        }
        List<List<String>> rows = new ArrayList<>();
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                if (line.isBlank() || line.startsWith("#")) {
                    continue;
                }
                List<String> cells = List.of(line.split("\t", -1));
                if (cells.size() < columns) {
                    throw new IllegalStateException(path + ": too few columns in: " + line);
                }
                rows.add(cells);
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        return List.copyOf(rows);
    }

    /** Rows of code, Chinese name, English name and, where there is a fourth column, parent. */
    static List<Code> codes(String file) {
        return rows(file, 3).stream()
                .map(row -> new Code(row.get(0), row.get(1), row.get(2), row.size() > 3 ? row.get(3) : ""))
                .toList();
    }
}
