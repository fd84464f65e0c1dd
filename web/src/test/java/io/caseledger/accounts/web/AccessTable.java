package io.caseledger.accounts.web;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Who is answered what on which route (SEC-01): {@code src/test/resources/security/access.txt}. A cell is one word, or three for a route to something that
 * belongs to somebody: one's own, another's, and none.
 */
final class AccessTable {
    static final Path FILE = Path.of("src/test/resources/security/access.txt");

    /** Its columns: nobody, and the demo accounts whose roles they stand for. */
    static final List<String> CALLERS = List.of(
            "visitor",
            "applicant",
            "agent",
            "issuer",
            "accounts",
            "regulator",
            "ra",
            "auditor",
            "operator",
            "bank",
            "customs");

    private static final String HEAD = """
            # Who is answered what (SEC-01). AccessTest asks every line of it, and refuses a route that is not in it.
            # yes: let in, whatever the answer then says of the request; login: sent to the login page; 401, 403, 404 as they stand.
            # own/another's/none: of what the route names; - where a role has nothing of its own. 404 of another's is the same as of none.
            """;

    private AccessTable() {}

    /** Cells by {@code METHOD route}. */
    static Map<String, Map<String, String>> read() {
        try {
            var rows = new TreeMap<String, Map<String, String>>(AccessTable::byRoute);
            for (var line : Files.readAllLines(FILE)) {
                if (line.isBlank() || line.startsWith("#")) {
                    continue;
                }
                var words = line.strip().split("\\s+", -1);
                if (words.length != CALLERS.size() + 2) {
                    throw new IllegalStateException("not a row of the table: " + line);
                }
                var cells = new LinkedHashMap<String, String>();
                IntStream.range(0, CALLERS.size()).forEach(i -> cells.put(CALLERS.get(i), words[i + 2]));
                if (rows.put(words[0] + " " + words[1], cells) != null) {
                    throw new IllegalStateException("twice in the table: " + line);
                }
            }
            return rows;
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    static void write(Map<String, Map<String, String>> rows) throws IOException {
        var sorted = new TreeMap<String, Map<String, String>>(AccessTable::byRoute);
        sorted.putAll(rows);
        var lines = new ArrayList<List<String>>();
        var columns = new ArrayList<>(List.of("#", ""));
        columns.addAll(CALLERS);
        lines.add(columns);
        sorted.forEach((route, cells) -> {
            var line = new ArrayList<>(List.of(route.split(" ", -1)));
            CALLERS.forEach(caller -> line.add(Objects.requireNonNull(cells.get(caller))));
            lines.add(line);
        });
        var widths = IntStream.range(0, CALLERS.size() + 2)
                .map(i -> lines.stream()
                        .mapToInt(line -> line.get(i).length())
                        .max()
                        .orElse(0))
                .toArray();
        var text = lines.stream()
                .map(line -> IntStream.range(0, line.size())
                        .mapToObj(i ->
                                line.get(i) + " ".repeat(widths[i] - line.get(i).length()))
                        .collect(Collectors.joining(" "))
                        .stripTrailing())
                .collect(Collectors.joining("\n", HEAD, "\n"));
        Files.writeString(FILE, text, StandardCharsets.UTF_8);
    }

    private static int byRoute(String one, String other) {
        var first = one.split(" ", 2);
        var second = other.split(" ", 2);
        int route = first[1].compareTo(second[1]);
        return route == 0 ? first[0].compareTo(second[0]) : route;
    }
}
