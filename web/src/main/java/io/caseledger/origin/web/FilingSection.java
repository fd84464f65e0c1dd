package io.caseledger.origin.web;

import io.caseledger.shared.contract.Violation;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** The sections of the filing form, in the order of its page, with the parts of an application that each asks for. */
enum FilingSection {
    KIND("type", "issuingUnit", "clearance"),
    PARTIES("applicant", "agent", "exporter", "importer"),
    SHIPMENT("shipment"),
    MANUFACTURERS("manufacturers"),
    GOODS("goods", "goodsDescription"),
    DECLARATIONS("declarations"),
    ATTACHMENTS("attachments"),
    COPIES("form", "originals", "duplicates", "remark", "exporterStatement"),
    CONFIRM("");

    private static final Pattern FIRST_STEP = Pattern.compile("[.\\[]");

    private final Set<String> parts;

    FilingSection(String... parts) {
        this.parts = Set.of(parts);
    }

    /** Where a section stands. @param missing how much the rules find in it */
    record Progress(String id, long missing) {}

    static List<Progress> progress(List<Violation> violations) {
        return Arrays.stream(values())
                .map(section -> new Progress(
                        section.id(),
                        violations.stream()
                                .filter(violation -> of(violation.field()) == section)
                                .count()))
                .toList();
    }

    static FilingSection of(String path) {
        var part = FIRST_STEP.split(path, 2)[0];
        return Arrays.stream(values())
                .filter(section -> section.parts.contains(part))
                .findFirst()
                .orElse(CONFIRM);
    }

    /** Id of the section in the page, and end of its message key. */
    String id() {
        return "section-" + name().toLowerCase(Locale.ROOT);
    }
}
