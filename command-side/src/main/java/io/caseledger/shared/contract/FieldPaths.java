package io.caseledger.shared.contract;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Field paths of what is applied for: names of record components, with an index for rows, such as {@code goods[0].quantity}. */
public final class FieldPaths {
    private static final Pattern STEP = Pattern.compile("([a-zA-Z]+)(?:\\[(\\d{1,4})])?");

    private static final ClassValue<List<RecordComponent>> COMPONENTS = new ClassValue<>() {
        @Override
        protected List<RecordComponent> computeValue(Class<?> type) {
            var components = List.of(type.getRecordComponents());
            // a record of a package's own is read too
            components.forEach(component -> component.getAccessor().setAccessible(true));
            return components;
        }
    };

    private FieldPaths() {}

    /** A record's components: Java makes them, and how each is read, anew for each who asks. */
    public static List<RecordComponent> components(Class<?> type) {
        return COMPONENTS.get(type);
    }

    /** Whether an application of this form can have such a field, a row or a part of the form included. */
    public static boolean isKnown(Class<? extends Record> form, String path) {
        Class<?> type = form;
        for (var step : path.split("\\.", -1)) {
            var matcher = STEP.matcher(step);
            if (!matcher.matches() || !type.isRecord()) {
                return false;
            }
            var component = component(type, matcher.group(1));
            if (component.isEmpty()) {
                return false;
            }
            var row = rowType(component.get());
            if (matcher.group(2) != null && row == null) {
                return false;
            }
            type = matcher.group(2) != null && row != null
                    ? row
                    : component.get().getType();
        }
        return true;
    }

    /** All that is filled in, by path, in the order of the form. */
    public static Map<String, Object> filledIn(Record application) {
        var found = new LinkedHashMap<String, Object>();
        collect("", application, found);
        return found;
    }

    /** How many rows a list of the form has. */
    public static int rows(Record application, String list) {
        return component(application.getClass(), list)
                .map(component -> get(component, application) instanceof List<?> rows ? rows.size() : 0)
                .orElse(0);
    }

    static void collect(String path, @Nullable Object value, Map<String, Object> into) {
        if (value instanceof List<?> rows) {
            for (int i = 0; i < rows.size(); i++) {
                collect(path + "[" + i + "]", rows.get(i), into);
            }
        } else if (value instanceof Record) {
            for (var component : COMPONENTS.get(value.getClass())) {
                collect(join(path, component.getName()), get(component, value), into);
            }
        } else if (value != null) {
            into.put(path, value);
        }
    }

    public static String join(String path, String name) {
        return path.isEmpty() ? name : path + "." + name;
    }

    /** What a record has there. */
    public static @Nullable Object get(RecordComponent component, Object owner) {
        try {
            return component.getAccessor().invoke(owner);
        } catch (IllegalAccessException | InvocationTargetException e) {
            throw new IllegalStateException("cannot read " + component, e);
        }
    }

    private static Optional<RecordComponent> component(Class<?> type, String name) {
        return COMPONENTS.get(type).stream()
                .filter(component -> component.getName().equals(name))
                .findFirst();
    }

    /** What the rows of a list are; null for anything else. */
    public static @Nullable Class<?> rowType(RecordComponent component) {
        return component.getGenericType() instanceof ParameterizedType list
                        && list.getActualTypeArguments()[0] instanceof Class<?> row
                ? row
                : null;
    }
}
