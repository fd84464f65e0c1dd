package io.caseledger.architecture;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The index of slices, docs/slices.md: the class names in its tables, and the files of the project they may mean. */
final class Slices {
    /** A class name, with the last words of its package before it where two classes share the name. */
    private static final Pattern CLASS = Pattern.compile("`((?:[a-z]+\\.)*[A-Z]\\w+)`");

    private final String text;
    private final List<Path> sources;

    Slices(Path project) throws IOException {
        text = Files.readString(project.resolve("docs/slices.md"));
        sources = sources(project);
    }

    /** The class names in its table rows, as often as they stand there. */
    List<String> named() {
        return text.lines()
                .filter(line -> line.startsWith("|"))
                .flatMap(line -> CLASS.matcher(line).results())
                .map(match -> match.group(1))
                .toList();
    }

    /** What is wrong with the names: none is there, or more than one. */
    List<String> unclear() {
        var found = new ArrayList<String>();
        for (var name : named().stream().distinct().toList()) {
            var meant = sources.stream()
                    .filter(file -> file.endsWith(Path.of(name.replace('.', '/') + ".java")))
                    .count();
            if (meant != 1) {
                found.add(name + " is the name of " + meant + " classes");
            }
        }
        return found;
    }

    /** Rows whose last column names something else than a test, or whose other columns name one. */
    List<String> misplaced() {
        return text.lines()
                .filter(line -> line.startsWith("|"))
                .filter(line -> {
                    var columns = line.split("\\|");
                    var before = String.join("|", List.of(columns).subList(0, columns.length - 1));
                    return CLASS.matcher(before).results().anyMatch(match -> match.group(1)
                                    .endsWith("Test"))
                            || CLASS.matcher(columns[columns.length - 1])
                                    .results()
                                    .anyMatch(match -> !match.group(1).endsWith("Test"));
                })
                .toList();
    }

    /** The project's own Java files; the classes planted for the rules of the layout are none of them. */
    private static List<Path> sources(Path project) throws IOException {
        try (var modules = Files.list(project)) {
            var found = new ArrayList<Path>();
            for (var folder : modules.flatMap(
                            module -> Stream.of(module.resolve("src/main"), module.resolve("src/test")))
                    .filter(Files::isDirectory)
                    .toList()) {
                try (var files = Files.walk(folder)) {
                    files.filter(file -> file.toString().endsWith(".java"))
                            .filter(file -> !file.toString().contains("/planted/"))
                            .forEach(found::add);
                }
            }
            return found;
        }
    }
}
