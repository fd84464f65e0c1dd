package io.caseledger.origin.xml;

import io.caseledger.origin.contract.CertificateApplication;
import io.caseledger.shared.contract.ContractJson;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import org.xml.sax.Attributes;
import org.xml.sax.helpers.DefaultHandler;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Makes applications of what the schema has let through. Elements and record components have the same names, so a tree of the same shape is built and
 * handed to Jackson, which also reads the log.
 */
final class ApplicationBinder extends DefaultHandler {
    private static final JsonMapper JSON = ContractJson.mapper();
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final Set<String> PARTS = Set.of("applicant", "agent", "exporter", "importer", "shipment");
    private static final Set<String> YES_OR_NO =
            Set.of("heading", "representative", "confidential", "printCommodityCode");
    private static final Set<String> WHOLE = Set.of("originals", "duplicates", "item");
    private static final Set<String> TRIMMED = Set.of("quantity", "shipDate");

    private final XmlPath path;
    private final SchemaErrors errors;
    private final List<XmlEntry> entries = new ArrayList<>();
    private final Deque<JsonNode> open = new ArrayDeque<>();
    private final StringBuilder text = new StringBuilder();

    ApplicationBinder(XmlPath path, SchemaErrors errors) {
        this.path = path;
        this.errors = errors;
    }

    List<XmlEntry> entries() {
        return entries;
    }

    @Override
    public void startElement(String uri, String name, String qName, Attributes attributes) {
        text.setLength(0);
        if (name.equals(XmlPath.ENTRY)) {
            open.clear();
            open.addLast(NODES.objectNode());
        } else if (PARTS.contains(name)) {
            open.addLast(NODES.objectNode());
        } else if (XmlPath.LISTS.containsKey(name)) {
            open.addLast(NODES.arrayNode());
        } else if (XmlPath.LISTS.containsValue(name)) {
            open.addLast(memberDefaults(name));
        }
    }

    /** A boolean that is left out is false; a record of primitives cannot be told so by Jackson's strict reading. */
    private static ObjectNode memberDefaults(String name) {
        var node = NODES.objectNode();
        switch (name) {
            case "manufacturer" -> node.put("representative", false).put("confidential", false);
            case "goodsLine" -> node.put("heading", false);
            default -> {}
        }
        return node;
    }

    @Override
    public void characters(char[] characters, int start, int length) {
        text.append(characters, start, length);
    }

    @Override
    public void endElement(String uri, String name, String qName) {
        if (name.equals(XmlPath.ENTRY)) {
            entries.add(entry());
        } else if (PARTS.contains(name) || XmlPath.LISTS.containsKey(name) || XmlPath.LISTS.containsValue(name)) {
            close(name);
        } else if (open.peekLast() instanceof ObjectNode parent) {
            put(parent, name, text.toString());
        }
        text.setLength(0);
    }

    private void close(String name) {
        var node = open.pollLast();
        var parent = open.peekLast();
        if (node == null) {
            return;
        }
        if (parent instanceof ObjectNode object) {
            object.set(name, node);
        } else if (parent instanceof ArrayNode array) {
            array.add(node);
        }
    }

    private XmlEntry entry() {
        var tree = open.peekFirst();
        var lines = errors.ofApplication(path.application());
        // with errors, the tree may have any shape: it is not looked at
        if (!lines.isEmpty() || tree == null) {
            return new XmlEntry(null, lines);
        }
        return new XmlEntry(JSON.treeToValue(tree, CertificateApplication.class), List.of());
    }

    private static void put(ObjectNode parent, String name, String value) {
        if (YES_OR_NO.contains(name)) {
            parent.put(name, Set.of("true", "1").contains(value.strip()));
        } else if (WHOLE.contains(name)) {
            whole(value).ifPresent(number -> parent.put(name, number));
        } else {
            parent.put(name, TRIMMED.contains(name) ? value.strip() : value);
        }
    }

    private static OptionalInt whole(String value) {
        try {
            return OptionalInt.of(Integer.parseInt(value.strip()));
        } catch (NumberFormatException e) {
            // the schema has said so already, with line and reason
            return OptionalInt.empty();
        }
    }
}
