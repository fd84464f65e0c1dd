package io.caseledger.origin.xml;

import io.caseledger.shared.contract.Violation;
import java.util.List;
import java.util.stream.Stream;
import org.xml.sax.SAXException;

/** Ends the reading of a file at once: what is wrong makes the rest meaningless or dangerous. */
final class RefusedXml extends SAXException {
    private static final long serialVersionUID = 1L;

    private final transient Violation fault;

    private RefusedXml(Violation fault) {
        super(fault.rule());
        this.fault = fault;
    }

    static RefusedXml at(int line, int column, String rule, String... args) {
        return new RefusedXml(fault(line, column, "", rule, args));
    }

    static Violation fault(int line, int column, String field, String rule, String... args) {
        var place = Stream.of(Integer.toString(line), Integer.toString(column));
        return new Violation(rule, field, Stream.concat(place, Stream.of(args)).toList());
    }

    List<XmlEntry> entries() {
        return List.of(new XmlEntry(null, List.of(fault)));
    }
}
