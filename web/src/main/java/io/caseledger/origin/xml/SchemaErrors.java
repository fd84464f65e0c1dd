package io.caseledger.origin.xml;

import io.caseledger.shared.contract.Violation;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.xml.sax.ErrorHandler;
import org.xml.sax.SAXParseException;

/**
 * Turns what parser and schema find into our own words. Only the schema's error codes ({@code cvc-…}, fixed by the W3C) are relied on, not the parser's
 * sentences, which depend on the machine's language.
 */
final class SchemaErrors implements ErrorHandler {
    private static final Pattern CODE = Pattern.compile("^(cvc-[a-zA-Z0-9.-]+):");
    private static final Pattern ENTITY = Pattern.compile("&([^#&;\\s<>][^&;\\s<>]{0,60});?[^&]{0,2}$");
    /** One thing wrong with a value is told twice: the second time without the reason. */
    private static final String SECOND_TIME = "cvc-type.3.1.3";

    private static final String WELL_FORMED = "origin.XmlValuesAreWellFormed";
    private static final String OTHER = "origin.XmlFollowsTheSchema";
    /** What the codes that begin so mean; the first counts. */
    private static final List<Map.Entry<String, String>> RULES = List.of(
            Map.entry("cvc-complex-type.2.4.b", "origin.XmlElementsAreComplete"),
            Map.entry("cvc-complex-type.2.4", "origin.XmlElementsAreKnown"),
            Map.entry("cvc-complex-type.3", "origin.XmlAttributesAreKnown"),
            Map.entry("cvc-type.3.1.1", "origin.XmlAttributesAreKnown"),
            Map.entry("cvc-complex-type.2.3", "origin.XmlHasNoStrayText"),
            Map.entry("cvc-type.3.1.2", "origin.XmlHoldsPlainValues"),
            Map.entry("cvc-enumeration-valid", "origin.XmlValuesAreListed"),
            Map.entry("cvc-maxLength-valid", "origin.XmlTextIsNotTooLong"),
            Map.entry("cvc-datatype-valid.1.2.1", WELL_FORMED),
            Map.entry("cvc-datatype-valid.1.2.3", WELL_FORMED),
            Map.entry("cvc-pattern-valid", WELL_FORMED),
            Map.entry("cvc-minInclusive-valid", WELL_FORMED),
            Map.entry("cvc-maxInclusive-valid", WELL_FORMED));

    private static final Set<String> SHOWING_TEXT =
            Set.of("origin.XmlHasNoStrayText", "origin.XmlValuesAreListed", WELL_FORMED);

    private final XmlPath path;
    private final String text;
    /** By application; -1 for what lies outside of any. */
    private final Map<Integer, List<Violation>> faults = new TreeMap<>();

    SchemaErrors(XmlPath path, String text) {
        this.path = path;
        this.text = text;
    }

    List<Violation> ofApplication(int index) {
        return faults.getOrDefault(index, List.of());
    }

    @Override
    public void warning(SAXParseException e) {
        // nothing is lost by what the parser only warns of
    }

    @Override
    public void error(SAXParseException e) throws RefusedXml {
        var code = CODE.matcher(e.getMessage());
        if (!code.find()) {
            fatalError(e);
            return;
        }
        if (code.group(1).startsWith("cvc-elt.1")) {
            throw RefusedXml.at(
                    e.getLineNumber(), e.getColumnNumber(), "origin.XmlRootIsKnown", XmlText.shown(path.element()));
        }
        if (!code.group(1).equals(SECOND_TIME)) {
            var ofApplication = faults.computeIfAbsent(
                    path.insideApplication() ? path.application() : -1, index -> new ArrayList<>());
            if (ofApplication.size() < ApplicationXml.MOST_FAULTS) {
                ofApplication.add(fault(code.group(1), e));
            }
        }
    }

    private Violation fault(String code, SAXParseException e) {
        var rule = rule(code);
        var args = new ArrayList<>(List.of(XmlText.shown(path.element())));
        if (SHOWING_TEXT.contains(rule)) {
            args.add(path.text());
        } else if (rule.equals(OTHER)) {
            args.add(code);
        }
        return RefusedXml.fault(
                e.getLineNumber(), e.getColumnNumber(), path.field(), rule, args.toArray(String[]::new));
    }

    private static String rule(String code) {
        return RULES.stream()
                .filter(rule -> code.startsWith(rule.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(OTHER);
    }

    @Override
    public void fatalError(SAXParseException e) throws RefusedXml {
        int line = e.getLineNumber();
        int column = e.getColumnNumber();
        // the feature's name is in the sentence in every language
        if (String.valueOf(e.getMessage()).contains("disallow-doctype-decl")) {
            throw RefusedXml.at(line, column, "origin.XmlHasNoDoctype");
        }
        var entity = entityBefore(line, column);
        if (entity != null) {
            throw RefusedXml.at(line, column, "origin.XmlHasNoEntities", XmlText.shown(entity));
        }
        // what the parser says of it is in no language of a reader
        throw RefusedXml.at(line, column, "origin.XmlIsWellFormed");
    }

    private @Nullable String entityBefore(int line, int column) {
        int start = 0;
        for (int i = 1; i < line && start >= 0; i++) {
            start = text.indexOf('\n', start) + 1;
        }
        int end = Math.min(text.length(), start + Math.max(0, column - 1));
        var entity = ENTITY.matcher(text.substring(Math.max(start, end - 80), end));
        return entity.find() ? entity.group(1) : null;
    }
}
