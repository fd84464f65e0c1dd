package io.caseledger.origin.web;

import io.caseledger.origin.contract.CertificateApplication;
import io.caseledger.shared.contract.Difference;
import io.caseledger.shared.contract.Differences;
import io.caseledger.shared.web.Document;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** An application as a document to read (COE0150-02): which fields stand in which section, and how they are called. */
final class CaseDocument {
    private static final Map<String, List<String>> FACTS = facts();
    private static final Map<String, List<String>> ROWS = rows();
    private static final List<String> WIDE =
            List.of("addressChinese", "addressEnglish", "address", "remark", "goodsDescription", "exporterStatement");
    private static final List<String> NUMBERS =
            List.of("goods.quantity", "originals", "duplicates", "attachments.size");

    private CaseDocument() {}

    private static Map<String, List<String>> facts() {
        var facts = new LinkedHashMap<String, List<String>>();
        facts.put("basics", List.of("type", "issuingUnit", "clearance", "form", "originals", "duplicates"));
        for (var party : List.of("applicant", "agent", "exporter", "importer")) {
            facts.put(
                    party,
                    List.of(
                            party + ".nameChinese",
                            party + ".nameEnglish",
                            party + ".identityNumber",
                            party + ".telephone",
                            party + ".addressChinese",
                            party + ".addressEnglish"));
        }
        facts.put(
                "shipment",
                List.of(
                        "shipment.destination",
                        "shipment.portOfLoading",
                        "shipment.portOfDischarge",
                        "shipment.placeOfTransshipment",
                        "shipment.transportMode",
                        "shipment.conveyance",
                        "shipment.shipDate"));
        facts.put("manufacturers", List.of());
        facts.put("goods", List.of("goodsDescription"));
        facts.put("declarations", List.of());
        facts.put("remarks", List.of("remark", "exporterStatement"));
        facts.put("attachments", List.of());
        return facts;
    }

    private static Map<String, List<String>> rows() {
        return Map.of(
                "manufacturers",
                List.of(
                        "nameChinese",
                        "nameEnglish",
                        "identityNumber",
                        "address",
                        "telephone",
                        "representative",
                        "confidential"),
                "goods",
                List.of("name", "quantity", "unit", "commodityCode", "printCommodityCode", "originCriterion"),
                "declarations",
                List.of("declarationNumber", "item", "voucherNumber", "certificateCopyNumber"),
                "attachments",
                List.of("fileName", "kind", "delivery", "size"));
    }

    /**
     * @param earlier the version to compare with; null for none
     * @param comments by field path
     * @param all empty fields too, for the officer who may ask for them
     */
    static Document of(
            CertificateApplication application,
            @Nullable CertificateApplication earlier,
            Map<String, String> comments,
            boolean all,
            Function<String, String> linkOfSha256,
            CaseWords words,
            Locale locale) {
        var fields = Differences.fields(application);
        var changes = earlier == null
                ? Map.<String, Difference>of()
                : Differences.between(earlier, application).stream()
                        .collect(Collectors.toMap(Difference::field, difference -> difference));
        var reader = new Reader(fields, changes, comments, all, words, locale);
        var sections = new ArrayList<Document.Section>();
        FACTS.forEach((name, paths) -> {
            var rows = ROWS.containsKey(name)
                    ? reader.rows(name, ROWS.getOrDefault(name, List.of()), application, linkOfSha256)
                    : new Table(List.of(), List.of());
            var section = new Document.Section(
                    "doc-" + name,
                    words.shortLabel("section." + name, locale),
                    reader.facts(paths),
                    rows.columns(),
                    rows.rows(),
                    name.equals("goods") ? sums(application, words, locale) : List.of());
            if (!section.facts().isEmpty() || !section.rows().isEmpty()) {
                sections.add(section);
            }
        });
        return new Document(List.copyOf(sections), changes.size());
    }

    static List<String> sums(CertificateApplication application, CaseWords words, Locale locale) {
        var sums = new LinkedHashMap<String, BigDecimal>();
        application.goods().stream()
                .filter(line -> !line.heading() && line.quantity() != null && line.unit() != null)
                .forEach(line -> sums.merge(String.valueOf(line.unit()), orZero(line.quantity()), BigDecimal::add));
        return sums.entrySet().stream()
                .map(sum -> CaseWords.number(sum.getValue()) + " " + words.value("goods[0].unit", sum.getKey(), locale))
                .toList();
    }

    private static BigDecimal orZero(@Nullable BigDecimal value) {
        return value == null ? BigDecimal.ZERO : value;
    }

    private record Table(List<String> columns, List<Document.Row> rows) {}

    private record Reader(
            Map<String, String> fields,
            Map<String, Difference> changes,
            Map<String, String> comments,
            boolean all,
            CaseWords words,
            Locale locale) {

        List<Document.Field> facts(List<String> paths) {
            // the officer may ask for whatever is missing, but not for an agent where there is none
            var filled = paths.stream().noneMatch(path -> path.startsWith("agent."))
                    || paths.stream().anyMatch(this::matters);
            return paths.stream()
                    .filter(path -> matters(path) || (all && filled))
                    .map(this::field)
                    .toList();
        }

        Table rows(
                String list,
                List<String> names,
                CertificateApplication application,
                Function<String, String> linkOfSha256) {
            var count =
                    switch (list) {
                        case "manufacturers" -> application.manufacturers().size();
                        case "goods" -> application.goods().size();
                        case "declarations" -> application.declarations().size();
                        default -> application.attachments().size();
                    };
            var used = names.stream()
                    .filter(name -> (all && !name.equals("originCriterion"))
                            || IntStream.range(0, count).anyMatch(i -> matters(list + "[" + i + "]." + name)))
                    .toList();
            var rows = new ArrayList<Document.Row>();
            for (int i = 0; i < count; i++) {
                var at = list + "[" + i + "]";
                var sha256 = fields.get(at + ".sha256");
                rows.add(new Document.Row(
                        at,
                        Integer.toString(i + 1),
                        "true".equals(fields.get(at + ".heading")),
                        used.stream().map(name -> field(at + "." + name)).toList(),
                        sha256 == null ? null : linkOfSha256.apply(sha256),
                        comments.get(at)));
            }
            var columns = used.stream()
                    .map(name -> words.shortLabel(list + "." + name, locale))
                    .toList();
            return new Table(count == 0 ? List.of() : columns, rows);
        }

        private boolean matters(String path) {
            return fields.containsKey(path) || changes.containsKey(path) || comments.containsKey(path);
        }

        private Document.Field field(String path) {
            var change = changes.get(path);
            var last = path.substring(path.lastIndexOf('.') + 1);
            return new Document.Field(
                    path,
                    words.shortLabel(path, locale),
                    words.label(path, locale),
                    words.value(path, fields.get(path), locale),
                    WIDE.contains(last),
                    NUMBERS.contains(path.replaceAll("\\[\\d+]", "")),
                    change != null,
                    change == null ? null : words.value(path, change.before(), locale),
                    comments.get(path));
        }
    }
}
