package io.caseledger.origin.xml;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.xml.sax.Attributes;
import org.xml.sax.Locator;
import org.xml.sax.SAXException;
import org.xml.sax.XMLReader;
import org.xml.sax.helpers.XMLFilterImpl;

/** Stands between parser and schema: knows where in the form the parser is, and ends what grows too deep or too wide. */
final class XmlPath extends XMLFilterImpl {
    static final String ROOT = "certificateApplications";
    static final String ENTRY = "certificateApplication";
    /** Elements that hold a list, with the element of one member. */
    static final Map<String, String> LISTS =
            Map.of("manufacturers", "manufacturer", "goods", "goodsLine", "declarations", "exportDeclaration");

    static final int MAX_APPLICATIONS = 1000;
    private static final int MAX_DEPTH = 8;
    private static final int MAX_ATTRIBUTES = 8;
    private static final int SHOWN_TEXT = 200;

    private static final class Element {
        final String name;
        /** As everywhere in Caseledger, such as {@code goods[0].quantity}; empty for the application itself. */
        final String field;

        int children;

        Element(String name, String field) {
            this.name = name;
            this.field = field;
        }
    }

    private final Deque<Element> open = new ArrayDeque<>();
    private final StringBuilder text = new StringBuilder();
    private int application = -1;
    private int line = 1;
    private int column = 1;
    private @Nullable Locator locator;

    XmlPath(XMLReader parent) {
        super(parent);
    }

    @Override
    public void setDocumentLocator(Locator documentLocator) {
        locator = documentLocator;
        super.setDocumentLocator(documentLocator);
    }

    @Override
    public void startElement(String uri, String localName, String qName, Attributes attributes) throws SAXException {
        moved();
        open.addLast(new Element(localName, fieldOf(localName)));
        if (open.size() == 2) {
            application++;
        }
        text.setLength(0);
        if (open.size() > MAX_DEPTH) {
            throw RefusedXml.at(line, column, "origin.XmlIsNotTooDeep", Integer.toString(MAX_DEPTH));
        }
        if (attributes.getLength() > MAX_ATTRIBUTES) {
            throw RefusedXml.at(line, column, "origin.XmlHasFewAttributes", Integer.toString(MAX_ATTRIBUTES));
        }
        if (application >= MAX_APPLICATIONS) {
            throw RefusedXml.at(line, column, "origin.XmlHoldsAtMostAThousandApplications");
        }
        super.startElement(uri, localName, qName, attributes);
    }

    @Override
    public void characters(char[] characters, int start, int length) throws SAXException {
        moved();
        text.append(characters, start, Math.max(0, Math.min(length, SHOWN_TEXT - text.length())));
        super.characters(characters, start, length);
    }

    @Override
    public void endElement(String uri, String localName, String qName) throws SAXException {
        moved();
        super.endElement(uri, localName, qName);
        open.removeLast();
        text.setLength(0);
    }

    private void moved() {
        if (locator != null) {
            line = Math.max(1, locator.getLineNumber());
            column = Math.max(1, locator.getColumnNumber());
        }
    }

    int line() {
        return line;
    }

    int column() {
        return column;
    }

    /** From 0; -1 before the first. */
    int application() {
        return application;
    }

    boolean insideApplication() {
        return open.size() >= 2;
    }

    String element() {
        var last = open.peekLast();
        return last == null ? "" : last.name;
    }

    String text() {
        return XmlText.shown(text.toString());
    }

    /** Empty outside an application. */
    String field() {
        var last = open.peekLast();
        return last == null ? "" : last.field;
    }

    private String fieldOf(String name) {
        var parent = open.peekLast();
        if (parent == null || open.size() == 1) {
            return "";
        }
        if (open.size() == 3 && LISTS.containsKey(parent.name)) {
            return parent.field + "[" + parent.children++ + "]";
        }
        return parent.field.isEmpty() ? name : parent.field + "." + name;
    }
}
