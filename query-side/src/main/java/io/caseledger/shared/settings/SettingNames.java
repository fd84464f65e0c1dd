package io.caseledger.shared.settings;

import java.lang.reflect.RecordComponent;
import java.util.Locale;
import java.util.SortedSet;
import java.util.TreeSet;
import org.springframework.boot.context.properties.bind.DataObjectPropertyName;

/** The names of all settings, as {@link Settings} has them. */
final class SettingNames {
    static final String PREFIX = "caseledger";

    private SettingNames() {}

    /** E.g. {@code caseledger.database.password-file}. */
    static SortedSet<String> all() {
        var names = new TreeSet<String>();
        collect(PREFIX, Settings.class, names);
        return names;
    }

    private static void collect(String prefix, Class<?> type, SortedSet<String> names) {
        for (RecordComponent component : type.getRecordComponents()) {
            String name = prefix + "." + DataObjectPropertyName.toDashedForm(component.getName());
            if (component.getType().isRecord()) {
                collect(name, component.getType(), names);
            } else {
                names.add(name);
            }
        }
    }

    /** How a name looks in the environment, with whatever underscores stand for dashes left out. */
    static String environmentKey(String name) {
        return name.replaceAll("[^A-Za-z0-9]", "").toUpperCase(Locale.ROOT);
    }
}
