package io.caseledger.origin.domain;

import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** A record that differs in one component, so that a test names only what it is about. */
public final class Changed {

    private Changed() {}

    /** @param path component names joined by dots, through records only */
    public static <R extends Record> R with(R original, String path, @Nullable Object value) {
        int dot = path.indexOf('.');
        var name = dot < 0 ? path : path.substring(0, dot);
        var components = original.getClass().getRecordComponents();
        try {
            var values = new @Nullable Object[components.length];
            var found = false;
            for (int i = 0; i < components.length; i++) {
                values[i] = components[i].getAccessor().invoke(original);
                if (components[i].getName().equals(name)) {
                    found = true;
                    values[i] = dot < 0 ? value : with((Record) values[i], path.substring(dot + 1), value);
                }
            }
            if (!found) {
                throw new IllegalArgumentException("no " + name + " in " + original.getClass());
            }
            var types = Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
            @SuppressWarnings("unchecked")
            var changed = (R) original.getClass().getDeclaredConstructor(types).newInstance(values);
            return changed;
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }
}
