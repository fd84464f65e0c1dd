package io.caseledger.origin.web;

import io.caseledger.origin.contract.CertificateApplication;
import io.caseledger.origin.contract.CertificateType;
import io.caseledger.shared.web.Filer;
import io.caseledger.shared.web.FormBinder;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What a form starts with, and what its buttons do to what is typed. Text by path in, text by path out. */
final class FilingFields {
    private static final List<String> PARTY =
            List.of("identityNumber", "nameChinese", "nameEnglish", "addressChinese", "addressEnglish", "telephone");

    private FilingFields() {}

    /** A new form: the login's party, the type, what a type leaves no choice in. */
    static Map<String, String> first(CertificateType type, Filer filer) {
        var fields = new LinkedHashMap<String, String>();
        fields.put("type", type.code());
        if (!filer.isAgent()) {
            putParty(fields, "applicant", filer);
        }
        if (type.destinations().size() == 1) {
            fields.put("shipment.destination", type.destinations().get(0));
        }
        fields.put("originals", "1");
        fields.put("duplicates", "0");
        return fixed(fields, filer);
    }

    /** An earlier case as the start of a new one (COE0010-12): attachments belong to the earlier one. */
    static Map<String, String> copied(CertificateApplication earlier, Filer filer) {
        var fields = FormBinder.unbind(earlier);
        fields.keySet().removeIf(path -> path.startsWith("attachments["));
        return fixed(fields, filer);
    }

    /** What the login decides and no browser: the applicant's identity, or all of the agent (COE0010-03). */
    static Map<String, String> fixed(Map<String, String> typed, Filer filer) {
        var fields = new LinkedHashMap<>(typed);
        fields.keySet().removeIf(path -> path.startsWith("agent."));
        if (filer.isAgent()) {
            putParty(fields, "agent", filer);
        } else {
            fields.put("applicant.identityNumber", filer.identityNumber());
        }
        return fields;
    }

    private static void putParty(Map<String, String> fields, String party, Filer filer) {
        fields.put(party + ".identityNumber", filer.identityNumber());
        fields.put(party + ".nameChinese", filer.name());
        fields.put(party + ".addressChinese", filer.address());
        fields.put(party + ".telephone", filer.telephone());
    }

    /** The exporter is the applicant. */
    static Map<String, String> exporterAsApplicant(Map<String, String> typed) {
        var fields = new LinkedHashMap<>(typed);
        PARTY.forEach(part -> copy(fields, "applicant." + part, "exporter." + part));
        return fields;
    }

    /** A manufacturer is the applicant (COE0010-05); whether it is the representative stays. */
    static Map<String, String> manufacturerAsApplicant(Map<String, String> typed, int row) {
        var fields = new LinkedHashMap<>(typed);
        var at = "manufacturers[" + row + "].";
        for (var same : List.of("identityNumber", "nameChinese", "nameEnglish", "telephone")) {
            copy(fields, "applicant." + same, at + same);
        }
        var chinese = fields.getOrDefault("applicant.addressChinese", "");
        copy(fields, chinese.isBlank() ? "applicant.addressEnglish" : "applicant.addressChinese", at + "address");
        return fields;
    }

    private static void copy(Map<String, String> fields, String from, String to) {
        fields.put(to, fields.getOrDefault(from, ""));
    }

    /** Empties a list (COE0010-06). */
    static Map<String, String> without(Map<String, String> typed, String list) {
        var fields = new LinkedHashMap<>(typed);
        fields.keySet().removeIf(path -> path.startsWith(list + "["));
        return fields;
    }

    /** Adds a reference text to the remark, to be edited there (COE0010-11). */
    static Map<String, String> withRemark(Map<String, String> typed, String text) {
        var fields = new LinkedHashMap<>(typed);
        fields.merge("remark", text, (old, added) -> old.isBlank() ? added : old + "\n" + added);
        return fields;
    }

    /** What tells a draft from others in a list; empty where nothing does yet. */
    static String title(Map<String, String> fields) {
        var importer = first(fields, "importer.nameEnglish", "importer.nameChinese");
        var goods = fields.keySet().stream()
                .filter(path -> path.startsWith("goods[") && path.endsWith("].name"))
                .map(fields::get)
                .filter(name -> name != null && !name.isBlank())
                .findFirst()
                .orElse(null);
        return Stream.of(importer, goods).filter(Objects::nonNull).collect(Collectors.joining(" · "));
    }

    private static @Nullable String first(Map<String, String> fields, String... paths) {
        for (var path : paths) {
            var text = fields.get(path);
            if (text != null && !text.isBlank()) {
                return text;
            }
        }
        return null;
    }
}
