package io.caseledger.origin.xml;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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
    static final int MAX_LINES = 50;
    private static final Pattern CODE = Pattern.compile("^(cvc-[a-zA-Z0-9.-]+):");
    private static final Pattern ENTITY = Pattern.compile("&([^#&;\\s<>][^&;\\s<>]{0,60});?[^&]{0,2}$");
    /** One thing wrong with a value is told twice: the second time without the reason. */
    private static final String SECOND_TIME = "cvc-type.3.1.3";

    private final XmlPath path;
    private final String text;
    /** By application; -1 for what lies outside of any. */
    private final Map<Integer, List<XmlRefusal.Line>> lines = new TreeMap<>();

    SchemaErrors(XmlPath path, String text) {
        this.path = path;
        this.text = text;
    }

    List<XmlRefusal.Line> ofApplication(int index) {
        return lines.getOrDefault(index, List.of());
    }

    List<XmlRefusal.Line> all() {
        return lines.values().stream().flatMap(List::stream).toList();
    }

    void add(XmlRefusal.Line line) {
        var ofApplication =
                lines.computeIfAbsent(path.insideApplication() ? path.application() : -1, index -> new ArrayList<>());
        if (ofApplication.size() < MAX_LINES) {
            ofApplication.add(line);
        }
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
                    e.getLineNumber(), e.getColumnNumber(), "XmlRootIsKnown", XmlText.shown(path.element()));
        }
        if (!code.group(1).equals(SECOND_TIME)) {
            add(reason(code.group(1), e));
        }
    }

    private XmlRefusal.Line reason(String code, SAXParseException e) {
        int line = e.getLineNumber();
        int column = e.getColumnNumber();
        var field = path.field();
        var element = XmlText.shown(path.element());
        if (code.startsWith("cvc-complex-type.2.4.b")) {
            return RefusedXml.line(line, column, field, "XmlElementsAreComplete", element);
        }
        if (code.startsWith("cvc-complex-type.2.4")) {
            return RefusedXml.line(line, column, field, "XmlElementsAreKnown", element);
        }
        if (code.startsWith("cvc-complex-type.3") || code.equals("cvc-type.3.1.1")) {
            return RefusedXml.line(line, column, field, "XmlAttributesAreKnown", element);
        }
        if (code.startsWith("cvc-complex-type.2.3")) {
            return RefusedXml.line(line, column, field, "XmlHasNoStrayText", element, path.text());
        }
        if (code.startsWith("cvc-type.3.1.2")) {
            return RefusedXml.line(line, column, field, "XmlHoldsPlainValues", element);
        }
        return switch (code) {
            case "cvc-enumeration-valid" ->
                RefusedXml.line(line, column, field, "XmlValuesAreListed", element, path.text());
            case "cvc-maxLength-valid" -> RefusedXml.line(line, column, field, "XmlTextIsNotTooLong", element);
            case "cvc-datatype-valid.1.2.1",
                    "cvc-datatype-valid.1.2.3",
                    "cvc-pattern-valid",
                    "cvc-minInclusive-valid",
                    "cvc-maxInclusive-valid" ->
                RefusedXml.line(line, column, field, "XmlValuesAreWellFormed", element, path.text());
            default -> RefusedXml.line(line, column, field, "XmlFollowsTheSchema", element, code);
        };
    }

    @Override
    public void fatalError(SAXParseException e) throws RefusedXml {
        int line = e.getLineNumber();
        int column = e.getColumnNumber();
        // the feature's name is in the sentence in every language
        if (String.valueOf(e.getMessage()).contains("disallow-doctype-decl")) {
            throw RefusedXml.at(line, column, "XmlHasNoDoctype");
        }
        var entity = entityBefore(line, column);
        if (entity != null) {
            throw RefusedXml.at(line, column, "XmlHasNoEntities", XmlText.shown(entity));
        }
        throw RefusedXml.at(line, column, "XmlIsWellFormed", XmlText.shown(String.valueOf(e.getMessage())));
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
