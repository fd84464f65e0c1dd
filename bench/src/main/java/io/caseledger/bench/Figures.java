package io.caseledger.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** What was measured: printed as it comes, kept as JSON, written into {@code docs/measurements.md}. */
final class Figures {
    private static final String BEGIN = "<!-- figures: written by bench/run -->";
    private static final String END = "<!-- end of figures -->";

    private final Map<String, List<Map<String, Object>>> tables = new LinkedHashMap<>();

    void add(String table, Map<String, Object> row) {
        tables.computeIfAbsent(table, name -> new ArrayList<>()).add(row);
        System.out.println(table + " " + row);
    }

    void write(Path json, Path markdown) throws IOException {
        Files.createDirectories(json.getParent());
        Files.writeString(json, JsonMapper.builder().build().writeValueAsString(tables));
        var text = Files.readString(markdown);
        var begin = text.indexOf(BEGIN);
        var end = text.indexOf(END);
        if (begin < 0 || end < begin) {
            throw new IllegalStateException(markdown + " has no place for figures");
        }
        Files.writeString(markdown, text.substring(0, begin + BEGIN.length()) + "\n" + tables() + text.substring(end));
    }

    private String tables() {
        var text = new StringBuilder();
        tables.forEach((table, rows) -> {
            text.append("\n### ").append(table).append("\n\n");
            var columns = new ArrayList<>(rows.getFirst().keySet());
            text.append("| ").append(String.join(" | ", columns)).append(" |\n");
            text.append("|").append(" --- |".repeat(columns.size())).append("\n");
            for (var row : rows) {
                text.append("|");
                columns.forEach(column ->
                        text.append(' ').append(row.getOrDefault(column, "–")).append(" |"));
                text.append("\n");
            }
        });
        return text.append("\n").toString();
    }

    static String number(double value) {
        return value >= 100 ? String.format(Locale.ROOT, "%,.0f", value) : String.format(Locale.ROOT, "%.2f", value);
    }
}
