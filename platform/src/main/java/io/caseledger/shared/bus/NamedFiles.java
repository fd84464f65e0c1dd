package io.caseledger.shared.bus;

import io.caseledger.shared.contract.Attachment;
import io.caseledger.shared.contract.FieldPaths;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/** The files that a command names, wherever they stand in it: found by the types of its records, so that a new command needs nothing said. */
final class NamedFiles {
    private static final ClassValue<Boolean> HOLDS = new ClassValue<>() {
        @Override
        protected Boolean computeValue(Class<?> type) {
            return holds(type, new HashSet<>());
        }
    };

    private NamedFiles() {}

    /** Whether commands of this type may name files; asked of each command, so it is remembered. */
    static boolean mayBeIn(Class<?> command) {
        return HOLDS.get(command);
    }

    /** The files that a command names, by their paths as forms call them: {@code flows[0].proofs[1]}. */
    static Map<String, Attachment> in(Object command) {
        var found = new LinkedHashMap<String, Attachment>();
        if (command instanceof Record order) {
            collect(order, "", true, found);
        }
        return found;
    }

    private static void collect(@Nullable Object value, String path, boolean outermost, Map<String, Attachment> into) {
        if (value instanceof Attachment file) {
            into.put(path, file);
        } else if (value instanceof List<?> list) {
            for (int i = 0; i < list.size(); i++) {
                collect(list.get(i), path + "[" + i + "]", false, into);
            }
        } else if (value instanceof Record record && HOLDS.get(record.getClass())) {
            for (var component : FieldPaths.components(record.getClass())) {
                var part = FieldPaths.get(component, record);
                collect(part, named(component, part, path, outermost), false, into);
            }
        }
    }

    /** What a command orders has its own fields, so that this part gives no name to a path. */
    private static String named(RecordComponent component, @Nullable Object part, String path, boolean outermost) {
        return outermost && part instanceof Record ? "" : FieldPaths.join(path, component.getName());
    }

    /**
     * The command with each of its files replaced.
     *
     * @param change by the path of the file, as forms call it: {@code flows[0].proofs[1]}
     */
    static Object replaced(Object command, BiFunction<String, Attachment, Attachment> change) {
        return command instanceof Record order ? ofRecord(order, "", true, change) : command;
    }

    private static boolean holds(Type type, Set<Type> seen) {
        if (type == Attachment.class) {
            return true;
        }
        if (!seen.add(type)) {
            return false;
        }
        if (type instanceof ParameterizedType generic) {
            return Arrays.stream(generic.getActualTypeArguments()).anyMatch(argument -> holds(argument, seen));
        }
        if (!(type instanceof Class<?> plain)) {
            return false;
        }
        if (plain.isRecord()) {
            return Arrays.stream(plain.getRecordComponents())
                    .anyMatch(component -> holds(component.getGenericType(), seen));
        }
        return plain.isSealed() && Arrays.stream(plain.getPermittedSubclasses()).anyMatch(part -> holds(part, seen));
    }

    private static @Nullable Object of(
            @Nullable Object value, String path, BiFunction<String, Attachment, Attachment> change) {
        return switch (value) {
            case null -> null;
            case Attachment file -> change.apply(path, file);
            case Record part -> HOLDS.get(part.getClass()) ? ofRecord(part, path, false, change) : part;
            case List<?> list -> ofList(list, path, change);
            default -> value;
        };
    }

    private static List<?> ofList(List<?> list, String path, BiFunction<String, Attachment, Attachment> change) {
        var changed = new ArrayList<@Nullable Object>(list.size());
        for (int i = 0; i < list.size(); i++) {
            changed.add(of(list.get(i), path + "[" + i + "]", change));
        }
        return changed;
    }

    private static Object ofRecord(
            Record record, String path, boolean outermost, BiFunction<String, Attachment, Attachment> change) {
        var components = FieldPaths.components(record.getClass());
        var values = new @Nullable Object[components.size()];
        for (int i = 0; i < values.length; i++) {
            var value = FieldPaths.get(components.get(i), record);
            values[i] = HOLDS.get(record.getClass())
                    ? of(value, named(components.get(i), value, path, outermost), change)
                    : value;
        }
        try {
            var constructor = record.getClass()
                    .getDeclaredConstructor(
                            components.stream().map(RecordComponent::getType).toArray(Class<?>[]::new));
            constructor.setAccessible(true);
            return constructor.newInstance(values);
        } catch (InvocationTargetException e) {
            throw e.getCause() instanceof RuntimeException refused ? refused : new IllegalStateException(e);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("every record has its constructor", e);
        }
    }
}
