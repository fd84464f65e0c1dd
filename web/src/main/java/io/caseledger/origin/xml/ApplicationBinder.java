package io.caseledger.origin.xml;

import io.caseledger.origin.contract.CertificateApplication;
import io.caseledger.shared.contract.ContractJson;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import org.xml.sax.Attributes;
import org.xml.sax.helpers.DefaultHandler;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Makes applications of what the schema has let through. Elements and record components have the same names, so a tree of the same shape is built and
 * handed to Jackson, which also reads the log, and numbers and days from text.
 */
final class ApplicationBinder extends DefaultHandler {
    /** A flag that is left out is false. */
    private static final JsonMapper JSON = ContractJson.mapper()
            .rebuild()
            .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .build();

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final Set<String> PARTS = Set.of("applicant", "agent", "exporter", "importer", "shipment");
    private static final Set<String> YES_OR_NO =
            Set.of("heading", "representative", "confidential", "printCommodityCode");
    private static final Set<String> TRIMMED = Set.of("quantity", "shipDate", "originals", "duplicates", "item");

    private final XmlPath path;
    private final SchemaErrors errors;
    private final List<XmlEntry> entries = new ArrayList<>();
    /** A node for each open element; that of a plain value is replaced at its end. */
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
        if (XmlPath.LISTS.containsKey(name)) {
            open.addLast(NODES.arrayNode());
        } else if (name.equals(XmlPath.ENTRY) || PARTS.contains(name) || XmlPath.LISTS.containsValue(name)) {
            open.addLast(NODES.objectNode());
        } else {
            open.addLast(NODES.missingNode());
        }
    }

    @Override
    public void characters(char[] characters, int start, int length) {
        text.append(characters, start, length);
    }

    @Override
    public void endElement(String uri, String name, String qName) {
        var node = open.removeLast();
        if (node.isMissingNode()) {
            node = value(name, text.toString());
        }
        if (name.equals(XmlPath.ENTRY)) {
            entries.add(entry(node));
        } else if (open.peekLast() instanceof ObjectNode parent) {
            parent.set(name, node);
        } else if (open.peekLast() instanceof ArrayNode parent) {
            parent.add(node);
        }
        text.setLength(0);
    }

    private static JsonNode value(String name, String text) {
        if (YES_OR_NO.contains(name)) {
            return NODES.booleanNode(Set.of("true", "1").contains(text.strip()));
        }
        return NODES.stringNode(TRIMMED.contains(name) ? text.strip() : text);
    }

    private XmlEntry entry(JsonNode tree) {
        var faults = errors.ofApplication(path.application());
        // with faults, the tree may have any shape: it is not looked at
        return new XmlEntry(faults.isEmpty() ? JSON.treeToValue(tree, CertificateApplication.class) : null, faults);
    }
}
