package io.caseledger.origin.xml;

import io.caseledger.shared.contract.Violation;
import java.util.List;

/** A refused file: where and why, at least one line. */
public record XmlRefusal(List<Line> lines) implements XmlReading {
    public XmlRefusal {
        lines = List.copyOf(lines);
    }

    /**
     * One reason.
     *
     * @param line from 1; 0 where the file as a whole is meant
     * @param column from 1, just behind what is wrong
     * @param field path such as {@code goods[0].quantity}; empty outside an application
     * @param rule the text is the message {@code rule.<rule>}
     * @param args line and column first, then what the text names
     */
    public record Line(int line, int column, String field, String rule, List<String> args) {
        public Line {
            args = List.copyOf(args);
        }

        public String messageKey() {
            return "rule." + rule;
        }

        public Violation violation() {
            return new Violation(rule, field, args);
        }
    }

    public List<Violation> violations() {
        return lines.stream().map(Line::violation).toList();
    }
}
