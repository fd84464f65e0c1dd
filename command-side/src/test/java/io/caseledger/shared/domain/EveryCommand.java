package io.caseledger.shared.domain;

import io.caseledger.shared.contract.RecordTexts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.jar.JarFile;
import java.util.zip.ZipEntry;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** All commands that there are, of whatever capability, and each of them with one bad text after the other. */
public final class EveryCommand {
    /** A folder, or a jar where the module has been packaged. */
    private static final Path CODE = Path.of(RecordTexts.class
            .getProtectionDomain()
            .getCodeSource()
            .getLocation()
            .getPath());

    private EveryCommand() {}

    /** A record that says which aggregate it is for. */
    public static List<Class<?>> types() {
        return files().stream()
                .filter(file -> file.matches("io/caseledger/.*/contract/\\w+\\.class"))
                .<Class<?>>map(file -> type(
                        file.substring(0, file.length() - ".class".length()).replace('/', '.')))
                .filter(type -> type.isRecord()
                        && Arrays.stream(type.getRecordComponents())
                                .anyMatch(component ->
                                        component.getAccessor().isAnnotationPresent(TargetAggregateIdentifier.class)))
                .sorted(Comparator.comparing(Class::getName))
                .toList();
    }

    private static List<String> files() {
        try {
            if (Files.isDirectory(CODE)) {
                try (var files = Files.walk(CODE)) {
                    return files.map(file -> CODE.relativize(file).toString()).toList();
                }
            }
            try (var jar = new JarFile(CODE.toFile())) {
                return jar.stream().map(ZipEntry::getName).toList();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The command, once for each of its texts, with this added to the text and nothing else changed. */
    public static List<Record> with(Class<?> command, String added) {
        var commands = new ArrayList<Record>();
        for (int text = 0; ; text++) {
            var number = text;
            var seen = new int[1];
            var made = (Record) FilledRecord.of(command, it -> seen[0]++ == number ? it + added : it);
            if (seen[0] <= number) {
                return commands;
            }
            commands.add(made);
        }
    }

    private static Class<?> type(String name) {
        try {
            return Class.forName(name, false, EveryCommand.class.getClassLoader());
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }
}
