package io.caseledger.shared.bus;

import io.caseledger.shared.contract.Attachment;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
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

    /** @param outermost a command; what it orders has its own fields, so that this part gives no name to a path */
    private static Object ofRecord(
            Record record, String path, boolean outermost, BiFunction<String, Attachment, Attachment> change) {
        var components = record.getClass().getRecordComponents();
        var values = new @Nullable Object[components.length];
        for (int i = 0; i < components.length; i++) {
            var value = value(record, components[i]);
            var name = outermost && value instanceof Record
                    ? ""
                    : path.isEmpty() ? components[i].getName() : path + "." + components[i].getName();
            values[i] = HOLDS.get(record.getClass()) ? of(value, name, change) : value;
        }
        try {
            var constructor = record.getClass()
                    .getDeclaredConstructor(Arrays.stream(components)
                            .map(RecordComponent::getType)
                            .toArray(Class<?>[]::new));
            constructor.setAccessible(true);
            return constructor.newInstance(values);
        } catch (InvocationTargetException e) {
            throw e.getCause() instanceof RuntimeException refused ? refused : new IllegalStateException(e);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("every record has its constructor", e);
        }
    }

    private static @Nullable Object value(Record record, RecordComponent component) {
        try {
            var accessor = component.getAccessor();
            accessor.setAccessible(true);
            return accessor.invoke(record);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("a record tells its parts", e);
        }
    }
}
