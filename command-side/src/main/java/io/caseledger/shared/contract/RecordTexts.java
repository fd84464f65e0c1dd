package io.caseledger.shared.contract;

import com.fasterxml.jackson.annotation.JsonValue;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * All texts of a record, however deep, held to the {@link TextPolicy} (GEN-12). A text has one line unless its component is {@link MultiLine}; none is left
 * out, so that a new field is checked without anybody thinking of it.
 */
public final class RecordTexts {
    /** A component that can hold text. */
    private record Part(String name, MethodHandle accessor, TextPolicy.Lines lines, boolean whole) {}

    /** Every command is asked: how its class is read is found once. */
    private static final ClassValue<List<Part>> PARTS = new ClassValue<>() {
        @Override
        protected List<Part> computeValue(Class<?> type) {
            return Arrays.stream(type.getRecordComponents())
                    .filter(component -> canHoldText(component.getType()))
                    .map(RecordTexts::part)
                    .toList();
        }
    };

    private RecordTexts() {}

    /** What is wrong with the texts of a content, at their fields. */
    public static List<Violation> check(Record content) {
        var found = new ArrayList<Violation>();
        parts(content, "", found);
        return found;
    }

    /**
     * What is wrong with the texts of a command. Its content is named as forms and rules name it: {@code goods[0].name} and not
     * {@code application.goods[0].name}.
     */
    public static List<Violation> ofCommand(Record command) {
        var found = new ArrayList<Violation>();
        for (var part : PARTS.get(command.getClass())) {
            var value = read(part, command);
            if (value instanceof Record content && !isWritten(content)) {
                parts(content, "", found);
            } else {
                value(value, part.name, part.lines, found);
            }
        }
        return found;
    }

    private static void parts(Record record, String path, List<Violation> found) {
        for (var part : PARTS.get(record.getClass())) {
            value(read(part, record), part.whole ? path : FieldPaths.join(path, part.name), part.lines, found);
        }
    }

    private static void value(@Nullable Object value, String path, TextPolicy.Lines lines, List<Violation> found) {
        switch (value) {
            case String text -> TextPolicy.check(text, path, lines).ifPresent(found::add);
            case Record record -> parts(record, path, found);
            case Collection<?> rows -> {
                int at = 0;
                for (var row : rows) {
                    value(row, path + "[" + at++ + "]", lines, found);
                }
            }
            case Optional<?> perhaps -> value(perhaps.orElse(null), path, lines, found);
            case Map<?, ?> entries ->
                entries.forEach((key, entry) -> {
                    value(key, path, TextPolicy.Lines.ONE, found);
                    value(entry, FieldPaths.join(path, String.valueOf(key)), lines, found);
                });
            case null -> {}
            default -> {}
        }
    }

    /** An id: a record that is written as the one value it has. */
    private static boolean isWritten(Record record) {
        var parts = PARTS.get(record.getClass());
        return parts.size() == 1 && parts.getFirst().whole;
    }

    private static boolean canHoldText(Class<?> type) {
        return !type.isPrimitive() && !type.isEnum() && !Number.class.isAssignableFrom(type) && type != Boolean.class;
    }

    private static Part part(RecordComponent component) {
        try {
            var accessor = component.getAccessor();
            accessor.setAccessible(true);
            return new Part(
                    component.getName(),
                    MethodHandles.lookup().unreflect(accessor),
                    component.isAnnotationPresent(MultiLine.class) ? TextPolicy.Lines.SEVERAL : TextPolicy.Lines.ONE,
                    accessor.isAnnotationPresent(JsonValue.class));
        } catch (IllegalAccessException e) {
            throw new IllegalStateException("cannot read " + component, e);
        }
    }

    private static @Nullable Object read(Part part, Record record) {
        try {
            return part.accessor.invoke(record);
        } catch (Throwable e) {
            throw new IllegalStateException("an accessor of a record does not fail: " + part.name, e);
        }
    }
}
