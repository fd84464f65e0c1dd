package io.caseledger.origin.contract;

import io.caseledger.shared.contract.LogSerializer;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a revision has changed, field by field (REV-03). */
public final class Differences {
    private static final JsonMapper JSON = LogSerializer.mapper();

    private Differences() {}

    public static List<Difference> between(CertificateApplication before, CertificateApplication after) {
        var old = fields(before);
        var now = fields(after);
        var paths = new LinkedHashSet<>(now.keySet());
        paths.addAll(old.keySet());
        return paths.stream()
                .filter(path -> !Objects.equals(old.get(path), now.get(path)))
                .map(path -> new Difference(path, old.get(path), now.get(path)))
                .toList();
    }

    /** Every filled field by its path, in the order of the form. */
    public static Map<String, String> fields(CertificateApplication application) {
        var fields = new LinkedHashMap<String, String>();
        collect("", JSON.valueToTree(application), fields);
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
        } else if (!node.isNull()) {
            fields.put(path, node.asString());
        }
    }
}
