package io.caseledger.shared.web;

import io.caseledger.shared.contract.FieldPaths;
import io.caseledger.shared.contract.TextPolicy;
import io.caseledger.shared.contract.Violation;
import io.caseledger.shared.reference.Decimals;
import io.caseledger.shared.reference.RocDate;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Turns typed text into records and back. Text comes by path, and paths are names of record components: {@code shipment.shipDate},
 * {@code goods[0].quantity}. What cannot be read becomes a violation beside its field and null in the record, so that a form can show everything
 * that is wrong at once (GEN-05); nothing here fails for what a client sent.
 *
 * <p>Components may be String, Integer, Long, BigDecimal, Boolean, boolean, LocalDate, an enum, a record, or a list of these.
 */
public final class FormBinder {
    /** No form of this service has a longer list; what is beyond is reported and left out. */
    public static final int MOST_ROWS = 500;
    /** Characters of one field; rules of a capability may allow less. */
    public static final int LONGEST_TEXT = 10_000;

    private static final Pattern EXPONENT = Pattern.compile("[+-]?\\d{1,20}(?:\\.\\d{1,20})?[eE]\\+?\\d{1,4}");
    private static final int SHOWN = 40;

    private FormBinder() {}

    /**
     * What could be read.
     *
     * @param violations one for each field that could not be; their paths are those of {@link #tidy}
     */
    public record Bound<T>(T value, List<Violation> violations) {}

    /** Reads a record from text by path. Paths it does not know are ignored; rows left blank are no rows. */
    public static <T extends Record> Bound<T> bind(Class<T> type, Map<String, String> typed) {
        var tidied = new Tidied(typed);
        tidied.part(type, "", "");
        return new Bound<>(record(type, "", tidied.fields, tidied.violations), List.copyOf(tidied.violations));
    }

    /**
     * The text that belongs to the record, in its order: paths it does not know are left out, blank rows are dropped and the others numbered
     * without gaps, as violations name them.
     */
    public static Map<String, String> tidy(Class<? extends Record> type, Map<String, String> typed) {
        var tidied = new Tidied(typed);
        tidied.part(type, "", "");
        return tidied.fields;
    }

    /** The text by path that reads as this record. */
    public static Map<String, String> unbind(Record value) {
        var fields = new LinkedHashMap<String, String>();
        write(value, "", fields);
        return fields;
    }

    /** What was typed, moved from the path at which it came to the one at which it stays. */
    private record Tidied(Map<String, String> typed, Map<String, String> fields, List<Violation> violations) {
        Tidied(Map<String, String> typed) {
            this(typed, new LinkedHashMap<>(), new ArrayList<>());
        }

        void part(Class<?> type, String from, String to) {
            for (var component : type.getRecordComponents()) {
                var source = FieldPaths.join(from, component.getName());
                var target = FieldPaths.join(to, component.getName());
                var row = FieldPaths.rowType(component);
                if (row == null) {
                    element(component.getType(), source, target);
                } else {
                    rows(row, source, target);
                }
            }
        }

        private void element(Class<?> type, String source, String target) {
            var text = typed.get(source);
            if (type.isRecord()) {
                part(type, source, target);
            } else if (text != null && !TextPolicy.isBlank(text)) {
                fields.put(target, text);
            }
        }

        private void rows(Class<?> row, String source, String target) {
            var kept = 0;
            for (var index : indices(source, typed)) {
                if (kept == MOST_ROWS) {
                    violations.add(Violation.of("shared.RowsAreNotTooMany", target, String.valueOf(MOST_ROWS)));
                    return;
                }
                var before = fields.size();
                element(row, source + '[' + index + ']', target + '[' + kept + ']');
                if (fields.size() > before) {
                    kept++;
                }
            }
        }
    }

    /** Row numbers in use; nine digits at most, as a hostile number would be no int. */
    private static SortedSet<Integer> indices(String list, Map<String, String> typed) {
        var found = new TreeSet<Integer>();
        var start = list.length() + 1;
        for (var path : typed.keySet()) {
            if (!path.startsWith(list + '[')) {
                continue;
            }
            var end = path.indexOf(']', start);
            if (end > start
                    && end - start <= 9
                    && path.substring(start, end).chars().allMatch(c -> c >= '0' && c <= '9')) {
                found.add(Integer.valueOf(path.substring(start, end)));
            }
        }
        return found;
    }

    private static <T> T record(Class<T> type, String path, Map<String, String> fields, List<Violation> violations) {
        var values = Arrays.stream(type.getRecordComponents())
                .map(component -> value(component, FieldPaths.join(path, component.getName()), fields, violations))
                .toArray();
        try {
            return canonical(type).newInstance(values);
        } catch (InstantiationException | IllegalAccessException | InvocationTargetException e) {
            // a form's records take anything, finished or not; one that does not is a mistake of ours
            throw new IllegalStateException(type + " refuses unfinished values", e);
        }
    }

    private static @Nullable Object value(
            RecordComponent component, String path, Map<String, String> fields, List<Violation> violations) {
        var row = FieldPaths.rowType(component);
        if (row == null) {
            return single(component.getType(), path, fields, violations);
        }
        var found = new ArrayList<Object>();
        for (var index : indices(path, fields)) {
            var element = single(row, path + '[' + index + ']', fields, violations);
            if (element != null) {
                found.add(element);
            }
        }
        return List.copyOf(found);
    }

    private static @Nullable Object single(
            Class<?> type, String path, Map<String, String> fields, List<Violation> violations) {
        if (type.isRecord()) {
            return record(type, path, fields, violations);
        }
        var text = fields.get(path);
        var nothing = type == boolean.class ? Boolean.FALSE : null;
        if (text == null) {
            return nothing;
        }
        if (text.codePointCount(0, text.length()) > LONGEST_TEXT) {
            violations.add(Violation.of("shared.TextIsNotTooLong", path, String.valueOf(LONGEST_TEXT)));
            return nothing;
        }
        var read = read(type, text);
        if (read.isEmpty()) {
            violations.add(unreadable(type, path, text));
            return nothing;
        }
        return read.get();
    }

    private static Optional<?> read(Class<?> type, String text) {
        if (type == String.class) {
            return Optional.of(text);
        }
        if (type == LocalDate.class) {
            return RocDate.parse(text);
        }
        if (type == BigDecimal.class) {
            return Decimals.parse(text);
        }
        if (type == Integer.class) {
            return whole(text).filter(n -> n.bitLength() < 32).map(Number::intValue);
        }
        if (type == Long.class) {
            return whole(text).filter(n -> n.bitLength() < 64).map(Number::longValue);
        }
        if (type == Boolean.class || type == boolean.class) {
            return switch (text.strip()) {
                case "true" -> Optional.of(true);
                case "false" -> Optional.of(false);
                default -> Optional.empty();
            };
        }
        if (type.isEnum()) {
            return Arrays.stream(type.getEnumConstants())
                    .filter(constant -> ((Enum<?>) constant).name().equals(text.strip()))
                    .findFirst();
        }
        throw new IllegalStateException("a form has no way to write a " + type);
    }

    private static Optional<BigInteger> whole(String text) {
        return Decimals.parse(text)
                .map(BigDecimal::stripTrailingZeros)
                .filter(n -> n.scale() <= 0)
                .map(BigDecimal::toBigInteger);
    }

    private static Violation unreadable(Class<?> type, String path, String text) {
        var most = BigDecimal.valueOf(type == Integer.class ? Integer.MAX_VALUE : Long.MAX_VALUE);
        return (type == Integer.class || type == Long.class) && isBeyond(text, most)
                ? Violation.of("shared.NumberIsNotTooLarge", path, shown(text), Decimals.format(most))
                : Violation.of(rule(type), path, shown(text));
    }

    /** Also where it is written with an exponent, as spreadsheets show large numbers; which is no way to enter one. */
    private static boolean isBeyond(String text, BigDecimal most) {
        var number = EXPONENT.matcher(text.strip()).matches()
                ? Optional.of(new BigDecimal(text.strip()))
                : Decimals.parse(text);
        return number.filter(n -> n.abs().compareTo(most) > 0).isPresent();
    }

    private static String rule(Class<?> type) {
        if (type == LocalDate.class) {
            return "shared.DateIsReadable";
        }
        if (type == BigDecimal.class) {
            return "shared.NumberIsReadable";
        }
        return type == Integer.class || type == Long.class ? "shared.WholeNumberIsReadable" : "shared.ChoiceIsKnown";
    }

    /** The start of what was typed, for the message. */
    private static String shown(String text) {
        var points = text.strip().codePoints().limit(SHOWN + 1L).toArray();
        return points.length <= SHOWN ? new String(points, 0, points.length) : new String(points, 0, SHOWN) + '…';
    }

    private static void write(Record value, String path, Map<String, String> into) {
        for (var component : value.getClass().getRecordComponents()) {
            var at = FieldPaths.join(path, component.getName());
            if (get(component, value) instanceof List<?> rows) {
                for (var i = 0; i < rows.size(); i++) {
                    put(rows.get(i), at + '[' + i + ']', into);
                }
            } else {
                put(get(component, value), at, into);
            }
        }
    }

    private static void put(@Nullable Object value, String path, Map<String, String> into) {
        switch (value) {
            case null -> {}
            case Record part -> write(part, path, into);
            case BigDecimal number -> into.put(path, number.toPlainString());
            case Enum<?> constant -> into.put(path, constant.name());
            default -> into.put(path, value.toString());
        }
    }

    private static @Nullable Object get(RecordComponent component, Record owner) {
        try {
            var accessor = component.getAccessor();
            accessor.setAccessible(true);
            var value = accessor.invoke(owner);
            // a box that is not ticked is not sent
            return component.getType() == boolean.class && Boolean.FALSE.equals(value) ? null : value;
        } catch (IllegalAccessException | InvocationTargetException e) {
            throw new IllegalStateException("cannot read " + component, e);
        }
    }

    private static <T> Constructor<T> canonical(Class<T> type) {
        try {
            var constructor = type.getDeclaredConstructor(Arrays.stream(type.getRecordComponents())
                    .map(RecordComponent::getType)
                    .toArray(Class<?>[]::new));
            constructor.setAccessible(true);
            return constructor;
        } catch (NoSuchMethodException e) {
            throw new IllegalStateException("every record has one", e);
        }
    }
}
