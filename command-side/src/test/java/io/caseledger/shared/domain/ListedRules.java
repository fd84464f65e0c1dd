package io.caseledger.shared.domain;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Rules as classes, and the lists in which they are asked: each static list of a class {@code …Rules}. */
public final class ListedRules {
    private static final Path CLASSES = Path.of(
            Named.class.getProtectionDomain().getCodeSource().getLocation().getPath());

    private ListedRules() {}

    /** All classes of a capability that are written as rules. */
    static List<Class<?>> written(String capability) {
        return classes(capability)
                .filter(type -> !type.isInterface() && Named.class.isAssignableFrom(type))
                .toList();
    }

    /** Rules in the lists of a capability; one that stands in several lists comes several times. */
    static Stream<Named> of(String capability) {
        return classes(capability)
                .filter(type -> type.getSimpleName().endsWith("Rules"))
                .flatMap(ListedRules::of);
    }

    /** The same of one class. */
    public static Stream<Named> of(Class<?> home) {
        return Stream.of(home.getDeclaredFields())
                .filter(field -> Modifier.isStatic(field.getModifiers()) && field.getType() == List.class)
                .flatMap(field -> list(field).stream())
                .filter(Named.class::isInstance)
                .map(Named.class::cast);
    }

    private static List<?> list(Field field) {
        try {
            field.setAccessible(true);
            return (List<?>) field.get(null);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Stream<Class<?>> classes(String capability) {
        var home = "io.caseledger." + capability + ".domain";
        try (Stream<Path> files = Files.list(CLASSES.resolve(home.replace('.', '/')))) {
            return files
                    .map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".class"))
                    .<Class<?>>map(name -> type(home + "." + name.substring(0, name.length() - ".class".length())))
                    .toList()
                    .stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Class<?> type(String name) {
        try {
            return Class.forName(name);
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }
}
