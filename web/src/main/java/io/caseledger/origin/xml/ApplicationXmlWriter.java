package io.caseledger.origin.xml;

import io.caseledger.origin.contract.CertificateApplication;
import io.caseledger.shared.contract.ContractJson;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Writes the one canonical form: UTF-8, two spaces a level between elements and none inside text, parts without content left out, carriage returns as
 * references (a parser would turn them into line feeds).
 */
final class ApplicationXmlWriter {
    private static final JsonMapper JSON = ContractJson.mapper();
    /** No application that can be filed has more digits; the schema refuses them. */
    private static final int MAX_DIGITS = 60;
    /** A day that the schema takes. */
    private static final Pattern DAY = Pattern.compile("(?!0000)[0-9]{4}-[0-9]{2}-[0-9]{2}");

    private final StringBuilder out = new StringBuilder();

    private ApplicationXmlWriter() {}

    static byte[] write(List<CertificateApplication> applications) {
        var writer = new ApplicationXmlWriter();
        writer.out.append("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<%s xmlns=\"%s\">"
                .formatted(XmlPath.ROOT, ApplicationXml.NAMESPACE));
        applications.forEach(application -> writer.element(XmlPath.ENTRY, JSON.valueToTree(application), 1));
        writer.out.append("\n</" + XmlPath.ROOT + ">\n");
        return writer.out.toString().getBytes(StandardCharsets.UTF_8);
    }

    private void element(String name, JsonNode node, int level) {
        var line = "\n" + "  ".repeat(level);
        if (!node.isContainer()) {
            var text = text(name, node);
            out.append(text == null ? "" : line + "<" + name + ">" + escaped(text) + "</" + name + ">");
        } else if (node.isEmpty()) {
            out.append(line + "<" + name + "/>");
        } else {
            out.append(line + "<" + name + ">");
            node.properties().forEach(part -> part(part.getKey(), part.getValue(), level + 1));
            if (node.isArray()) {
                node.forEach(member -> element(XmlPath.LISTS.getOrDefault(name, name), member, level + 1));
            }
            out.append(line + "</" + name + ">");
        }
    }

    private void part(String name, JsonNode node, int level) {
        // attachments are files, and files do not travel in this format
        if (!name.equals("attachments") && !(node.isContainer() && node.isEmpty())) {
            element(name, node, level);
        }
    }

    /** Null for what the schema does not take. */
    private static @Nullable String text(String name, JsonNode node) {
        if (name.equals("shipDate") && !DAY.matcher(node.asString()).matches()) {
            return null;
        }
        if (!node.isNumber() || node.isIntegralNumber()) {
            return node.asString();
        }
        var number = node.decimalValue();
        boolean writable = number.precision() <= MAX_DIGITS && Math.abs(number.scale()) <= MAX_DIGITS;
        return writable ? number.toPlainString() : null;
    }

    private static String escaped(String text) {
        return XmlText.FORBIDDEN
                .matcher(text)
                .replaceAll("\uFFFD")
                .replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\r", "&#13;");
    }
}
