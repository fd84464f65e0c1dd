package io.caseledger.shared.domain;

import io.caseledger.shared.contract.Field;
import io.caseledger.shared.contract.FieldPaths;
import io.caseledger.shared.contract.Fields;
import io.caseledger.shared.contract.Violation;
import io.caseledger.shared.reference.PrintedCharacters;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.IntPredicate;

/** What every text of a form has to satisfy, whatever the form. */
public final class TextRules {
    private TextRules() {}

    /**
     * Lengths that the prints have room for, in characters as people count them (GEN-11): one outside the BMP is one.
     *
     * @param form what is filled in
     */
    public record TextsAreNotTooLong<C>(Function<C, Record> form, Fields fields) implements FieldRule<C> {
        @Override
        public List<Violation> violations(C content) {
            var found = new ArrayList<Violation>();
            FieldPaths.filledIn(form.apply(content)).forEach((path, value) -> {
                if (value instanceof String text) {
                    int most = fields.longest(path);
                    found.addAll(require(text.codePointCount(0, text.length()) <= most, path, Integer.toString(most)));
                }
            });
            return found;
        }
    }

    /**
     * GEN-12: what the fonts of the documents do not have would be a box in a name, on paper for years.
     *
     * @param form what is filled in
     */
    public record TextsCanBePrinted<C>(Function<C, Record> form, Fields fields) implements FieldRule<C> {
        @Override
        public List<Violation> violations(C content) {
            return unprintable(
                    this,
                    form.apply(content),
                    fields,
                    point -> !PrintedCharacters.has(point) && !PrintedCharacters.needsShaping(point));
        }
    }

    /** GEN-12: letters that change with their neighbours come out wrong, though there may be a font for them. */
    public record TextsAreInPrintedScripts<C>(Function<C, Record> form, Fields fields) implements FieldRule<C> {
        @Override
        public List<Violation> violations(C content) {
            return unprintable(this, form.apply(content), fields, PrintedCharacters::needsShaping);
        }
    }

    private static List<Violation> unprintable(
            FieldRule<?> rule, Record form, Fields fields, IntPredicate isUnprintable) {
        var found = new ArrayList<Violation>();
        FieldPaths.filledIn(form).forEach((path, value) -> {
            if (value instanceof String text
                    && fields.at(path).filter(Field::printed).isPresent()) {
                for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
                    int point = text.codePointAt(i);
                    if (isUnprintable.test(point) && !isBreak(point)) {
                        found.addAll(rule.require(false, path, Character.toString(point), "U+%04X".formatted(point)));
                        return;
                    }
                }
            }
        });
        return found;
    }

    /** What no text may hold at all is said by another rule. */
    private static boolean isBreak(int point) {
        return Character.getType(point) == Character.CONTROL || Character.getType(point) == Character.SURROGATE;
    }
}
