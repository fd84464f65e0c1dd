package io.caseledger.origin.xml;

import java.util.ArrayList;
import java.util.List;
import org.xml.sax.SAXException;

/** Ends the reading of a file at once: what is wrong makes the rest meaningless or dangerous. */
final class RefusedXml extends SAXException {
    private static final long serialVersionUID = 1L;

    private final transient XmlRefusal.Line line;

    RefusedXml(XmlRefusal.Line line) {
        super(line.rule());
        this.line = line;
    }

    static RefusedXml at(int line, int column, String rule, String... args) {
        return new RefusedXml(line(line, column, "", rule, args));
    }

    static XmlRefusal.Line line(int line, int column, String field, String rule, String... args) {
        var all = new ArrayList<String>(List.of(Integer.toString(line), Integer.toString(column)));
        all.addAll(List.of(args));
        return new XmlRefusal.Line(line, column, field, rule, all);
    }

    XmlRefusal refusal() {
        return new XmlRefusal(List.of(line));
    }
}
