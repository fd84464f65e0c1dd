package io.caseledger.mask.web;

import io.caseledger.mask.contract.PermitApplication;
import io.caseledger.shared.web.Document;
import io.caseledger.shared.web.FormBinder;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What was applied for as a document to read: which fields stand in which section. */
final class PermitDocument {
    private static final List<String> PARTY = List.of(
            "nameChinese",
            "nameEnglish",
            "identityNumber",
            "contact",
            "telephone",
            "email",
            "address",
            "addressEnglish");
    private static final List<String> ITEM =
            List.of("kind", "name", "commodityCode", "quantity", "unit", "unitPrice", "currency", "origin");

    private PermitDocument() {}

    /** @param earlier the version to compare with; null for none */
    static Document of(
            PermitApplication application, @Nullable PermitApplication earlier, PermitWords words, Locale locale) {
        var fields = FormBinder.unbind(application);
        var changes = earlier == null
                ? Map.<String, PermitWords.Change>of()
                : words.changes(earlier, application, locale).stream()
                        .collect(Collectors.toMap(PermitWords.Change::path, change -> change));
        var reader = new Reader(fields, changes, words, locale);
        var sections = new ArrayList<Document.Section>();
        sections.add(reader.goods());
        for (var party : List.of("importer", "agent")) {
            var facts =
                    reader.facts(PARTY.stream().map(part -> party + "." + part).toList());
            if (!facts.isEmpty()) {
                sections.add(section(party, facts, List.of(), List.of(), words, locale));
            }
        }
        return new Document(List.copyOf(sections), changes.size());
    }

    private static Document.Section section(
            String name,
            List<Document.Field> facts,
            List<String> columns,
            List<Document.Row> rows,
            PermitWords words,
            Locale locale) {
        return new Document.Section("doc-" + name, words.shortLabel(name, locale), facts, columns, rows, List.of());
    }

    private record Reader(
            Map<String, String> fields, Map<String, PermitWords.Change> changes, PermitWords words, Locale locale) {

        /** Items that are gone stand after the last. */
        Document.Section goods() {
            var rows = new ArrayList<Document.Row>();
            for (int i = 0; has("items[" + i + "]."); i++) {
                var at = "items[" + i + "]";
                rows.add(new Document.Row(
                        at,
                        Integer.toString(i + 1),
                        false,
                        ITEM.stream().map(name -> field(at + "." + name)).toList(),
                        null,
                        null));
            }
            return section(
                    "items",
                    facts(List.of("way")),
                    ITEM.stream()
                            .map(name -> words.shortLabel("items." + name, locale))
                            .toList(),
                    rows,
                    words,
                    locale);
        }

        private boolean has(String row) {
            return fields.keySet().stream().anyMatch(path -> path.startsWith(row))
                    || changes.keySet().stream().anyMatch(path -> path.startsWith(row));
        }

        List<Document.Field> facts(List<String> paths) {
            var found = new LinkedHashMap<String, Document.Field>();
            paths.stream()
                    .filter(path -> fields.containsKey(path) || changes.containsKey(path))
                    .forEach(path -> found.put(path, field(path)));
            return List.copyOf(found.values());
        }

        private Document.Field field(String path) {
            var change = changes.get(path);
            var last = path.substring(path.lastIndexOf('.') + 1);
            return new Document.Field(
                    path,
                    words.shortLabel(path, locale),
                    words.label(path, locale),
                    words.value(path, fields.get(path), locale),
                    last.startsWith("address"),
                    last.equals("quantity") || last.equals("unitPrice"),
                    change != null,
                    change == null ? null : change.before(),
                    null);
        }
    }
}
