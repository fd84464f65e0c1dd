package io.caseledger.origin.xml;

import io.caseledger.origin.contract.CertificateApplication;
import io.caseledger.shared.contract.ContractJson;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Writes the one canonical form: UTF-8, two spaces a level between elements and none inside text, parts without content left out, carriage returns as
 * references (a parser would turn them into line feeds).
 */
final class ApplicationXmlWriter {
    private static final JsonMapper JSON = ContractJson.mapper();
    private static final XMLOutputFactory FACTORY = XMLOutputFactory.newDefaultFactory();
    /** More digits than this no application has that could ever be filed, and the schema does not take. */
    private static final int MAX_DIGITS = 60;
    /** A day that the schema takes. */
    private static final Pattern DAY = Pattern.compile("(?!0000)[0-9]{4}-[0-9]{2}-[0-9]{2}");

    private final StringWriter out = new StringWriter();
    private final XMLStreamWriter xml;

    private ApplicationXmlWriter() throws XMLStreamException {
        // to a Writer: on a stream the JDK's writer meddles with surrogates
        xml = FACTORY.createXMLStreamWriter(out);
    }

    static byte[] write(List<CertificateApplication> applications) {
        try {
            return new ApplicationXmlWriter().document(applications).getBytes(StandardCharsets.UTF_8);
        } catch (XMLStreamException e) {
            throw new IllegalStateException("writing to memory cannot fail", e);
        }
    }

    private String document(List<CertificateApplication> applications) throws XMLStreamException {
        xml.writeStartDocument("UTF-8", "1.0");
        xml.writeCharacters("\n");
        xml.writeStartElement(XmlPath.ROOT);
        xml.writeDefaultNamespace(ApplicationXml.NAMESPACE);
        for (var application : applications) {
            element(XmlPath.ENTRY, JSON.valueToTree(application), 1);
        }
        indent(0);
        xml.writeEndElement();
        xml.writeEndDocument();
        xml.flush();
        return out + "\n";
    }

    private void element(String name, JsonNode node, int level) throws XMLStreamException {
        if (node.isObject()) {
            open(name, node.isEmpty(), level);
            for (var property : node.properties()) {
                part(property.getKey(), property.getValue(), level + 1);
            }
            close(node.isEmpty(), level);
        } else {
            var text = text(node);
            if (text != null && !(name.equals("shipDate") && !DAY.matcher(text).matches())) {
                indent(level);
                xml.writeStartElement(name);
                text(text);
                xml.writeEndElement();
            }
        }
    }

    private void part(String name, JsonNode node, int level) throws XMLStreamException {
        // attachments are files, and files do not travel in this format
        if (name.equals("attachments") || (node.isContainer() && node.isEmpty())) {
            return;
        }
        if (!node.isArray()) {
            element(name, node, level);
            return;
        }
        open(name, false, level);
        for (var member : node) {
            element(XmlPath.LISTS.getOrDefault(name, name), member, level + 1);
        }
        close(false, level);
    }

    private void open(String name, boolean empty, int level) throws XMLStreamException {
        indent(level);
        if (empty) {
            xml.writeEmptyElement(name);
        } else {
            xml.writeStartElement(name);
        }
    }

    private void close(boolean empty, int level) throws XMLStreamException {
        if (!empty) {
            indent(level);
            xml.writeEndElement();
        }
    }

    private static @Nullable String text(JsonNode node) {
        if (!node.isNumber() || node.isIntegralNumber()) {
            return node.asString();
        }
        BigDecimal number = node.decimalValue();
        boolean writable = number.precision() <= MAX_DIGITS && Math.abs(number.scale()) <= MAX_DIGITS;
        return writable ? number.toPlainString() : null;
    }

    private void text(String text) throws XMLStreamException {
        int start = 0;
        for (int i = 0; i < text.length(); ) {
            int character = text.codePointAt(i);
            int next = i + Character.charCount(character);
            if (character == '\r' || !XmlText.isAllowed(character)) {
                xml.writeCharacters(text.substring(start, i));
                if (character == '\r') {
                    xml.writeEntityRef("#13");
                } else {
                    xml.writeCharacters("\uFFFD");
                }
                start = next;
            }
            i = next;
        }
        xml.writeCharacters(text.substring(start));
    }

    private void indent(int level) throws XMLStreamException {
        xml.writeCharacters("\n" + "  ".repeat(level));
    }
}
