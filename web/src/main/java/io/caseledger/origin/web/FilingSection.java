package io.caseledger.origin.web;

import io.caseledger.shared.contract.Violation;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** The sections of the filing form, in the order of its page. */
enum FilingSection {
    KIND,
    PARTIES,
    SHIPMENT,
    MANUFACTURERS,
    GOODS,
    DECLARATIONS,
    ATTACHMENTS,
    COPIES,
    CONFIRM;

    private static final Pattern FIRST_STEP = Pattern.compile("[.\\[]");

    /**
     * Where a section stands.
     *
     * @param missing how much the rules find in it
     */
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

    /** The section that asks for a part of an application. */
    static FilingSection of(String path) {
        return switch (FIRST_STEP.split(path, 2)[0]) {
            case "type", "issuingUnit", "clearance" -> KIND;
            case "applicant", "agent", "exporter", "importer" -> PARTIES;
            case "shipment" -> SHIPMENT;
            case "manufacturers" -> MANUFACTURERS;
            case "goods", "goodsDescription" -> GOODS;
            case "declarations" -> DECLARATIONS;
            case "attachments" -> ATTACHMENTS;
            case "form", "originals", "duplicates", "remark", "exporterStatement" -> COPIES;
            default -> CONFIRM;
        };
    }

    /** Id of the section in the page, and end of its message key. */
    String id() {
        return "section-" + name().toLowerCase(Locale.ROOT);
    }
}
