package io.caseledger.shared.contract;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a revision has changed, field by field (REV-03, MSK-10). Rows are compared with the row they most likely were: a deleted one makes no changes of those
 * after it. Paths are those of the later version; rows that are gone come after its last.
 */
public final class Differences {
    private static final JsonMapper JSON = ContractJson.mapper();
    /** Two rows that share a field are rather the same row than any number of rows that share none. */
    private static final int SHARED_FIELD = 1_000;

    private Differences() {}

    /** @param before a record such as an application; {@code after} one of the same kind */
    public static List<Difference> between(Object before, Object after) {
        var found = new ArrayList<Difference>();
        compare("", JSON.valueToTree(before), JSON.valueToTree(after), found);
        return List.copyOf(found);
    }

    /** Every filled field by its path, in the order of the form. */
    public static Map<String, String> fields(Object application) {
        return fields("", JSON.valueToTree(application));
    }

    private static void compare(String path, JsonNode before, JsonNode after, List<Difference> found) {
        if (before.isObject() && after.isObject()) {
            var names = new LinkedHashSet<>(after.propertyNames());
            names.addAll(before.propertyNames());
            names.forEach(name ->
                    compare(path.isEmpty() ? name : path + '.' + name, before.path(name), after.path(name), found));
        } else if (before.isArray() && after.isArray()) {
            rows(path, before, after, found);
        } else {
            var old = fields(path, before);
            var now = fields(path, after);
            var all = new LinkedHashSet<>(now.keySet());
            all.addAll(old.keySet());
            all.stream()
                    .filter(field -> !Objects.equals(old.get(field), now.get(field)))
                    .forEach(field -> found.add(new Difference(field, old.get(field), now.get(field))));
        }
    }

    private static void rows(String path, JsonNode before, JsonNode after, List<Difference> found) {
        var earlier = earlierRows(before, after);
        for (int i = 0; i < after.size(); i++) {
            var row = earlier[i] < 0 ? JSON.missingNode() : before.get(earlier[i]);
            compare(path + '[' + i + ']', row, after.get(i), found);
        }
        var kept = new LinkedHashSet<Integer>();
        for (var index : earlier) {
            kept.add(index);
        }
        var next = after.size();
        for (int i = 0; i < before.size(); i++) {
            if (!kept.contains(i)) {
                compare(path + '[' + next++ + ']', before.get(i), JSON.missingNode(), found);
            }
        }
    }

    /** For each later row, which row it was; -1 for a new one. The order of rows is kept, and as many fields as can be stay as they were. */
    private static int[] earlierRows(JsonNode before, JsonNode after) {
        var likeness = likeness(before, after);
        var best = new int[before.size() + 1][after.size() + 1];
        for (int i = before.size() - 1; i >= 0; i--) {
            for (int j = after.size() - 1; j >= 0; j--) {
                best[i][j] = Math.max(best[i + 1][j + 1] + likeness[i][j], Math.max(best[i + 1][j], best[i][j + 1]));
            }
        }
        var earlier = new int[after.size()];
        Arrays.fill(earlier, -1);
        for (int i = 0, j = 0; i < before.size() && j < after.size(); ) {
            if (best[i][j] == best[i + 1][j + 1] + likeness[i][j]) {
                earlier[j++] = i++;
            } else if (best[i][j] == best[i + 1][j]) {
                i++;
            } else {
                j++;
            }
        }
        return earlier;
    }

    /** How like each earlier row is to each later one; above zero, as a row is rather changed than gone and another new. */
    private static int[][] likeness(JsonNode before, JsonNode after) {
        var old = before.valueStream().map(row -> fields("", row)).toList();
        var now = after.valueStream().map(row -> fields("", row)).toList();
        var likeness = new int[old.size()][now.size()];
        for (int i = 0; i < old.size(); i++) {
            var was = old.get(i);
            for (int j = 0; j < now.size(); j++) {
                var shared = now.get(j).entrySet().stream()
                        .filter(field -> field.getValue().equals(was.get(field.getKey())))
                        .count();
                likeness[i][j] = (int) shared * SHARED_FIELD + 1;
            }
        }
        return likeness;
    }

    private static Map<String, String> fields(String path, JsonNode node) {
        var fields = new LinkedHashMap<String, String>();
        collect(path, node, fields);
        return fields;
    }

    private static void collect(String path, JsonNode node, Map<String, String> fields) {
        if (node.isObject()) {
            node.properties()
                    .forEach(field -> collect(
                            path.isEmpty() ? field.getKey() : path + '.' + field.getKey(), field.getValue(), fields));
        } else if (node.isArray()) {
            for (int i = 0; i < node.size(); i++) {
                collect(path + '[' + i + ']', node.get(i), fields);
            }
        } else if (!node.isNull() && !node.isMissingNode()) {
            fields.put(path, node.asString());
        }
    }
}
