package io.caseledger.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import io.caseledger.BesideTheOthers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A file that nobody reads in one sitting hides things. */
@BesideTheOthers
class SourceFilesTest {
    private static final int LONGEST = 399;
    private static final Pattern LIVE_VIEWS = Pattern.compile(
            "\\b(from|join|into|update|table|on|truncate|analyze)\\s+([\\w.]+(\\s+\\w+)?,\\s*)*[\"\\\\]*view[\"\\\\]*\\.\\w",
            Pattern.CASE_INSENSITIVE);

    @Test
    void givenTheProject_thenNoFileIsLong() throws IOException {
        var files = sources(Code.PROJECT);
        assertThat(files).anyMatch(file -> file.endsWith("Caseledger.java"));
        assertThat(files).anyMatch(file -> file.toString().endsWith(".html"));
        assertThat(files).anyMatch(file -> file.toString().endsWith(".js"));
        assertThat(tooLong(files)).isEmpty();
    }

    @Test
    void givenALongFile_thenItIsFound(@TempDir Path folder) throws IOException {
        var planted = Files.createDirectories(folder.resolve("web/src/main/java"));
        Files.write(planted.resolve("Long.java"), Collections.nCopies(LONGEST + 1, "//"));
        Files.write(planted.resolve("Short.java"), Collections.nCopies(LONGEST, "//"));

        assertThat(tooLong(sources(folder))).containsExactly("Long.java has 400 lines");
    }

    /** Statements say <code>${view}</code>: there is more than one set of view tables (ADR 23). */
    @Test
    void givenTheProject_thenNoStatementNamesTheLiveViews() throws IOException {
        var files = sources(Code.PROJECT);
        assertThat(files).anyMatch(file -> file.toString().endsWith(".sql"));
        assertThat(naming(files)).isEmpty();
    }

    @Test
    void givenAStatementThatNamesTheLiveViews_whenLooked_thenItIsFound(@TempDir Path folder) throws IOException {
        var planted = Files.createDirectories(folder.resolve("query-side/src/main/java"));
        Files.writeString(planted.resolve("Named.java"), "sql(\"SELECT a FROM log.token, view.account\")");
        Files.writeString(planted.resolve("Quoted.java"), "sql(\"UPDATE \\\"view\\\".account SET a = 1\")");
        Files.writeString(planted.resolve("Value.java"), "return view.account() == view.permit;");
        Files.writeString(planted.resolve("Any.java"), "sql(\"SELECT a FROM ${view}.account\")");
        var test = Files.createDirectories(folder.resolve("query-side/src/test/java"));
        Files.writeString(test.resolve("Named.java"), "sql(\"SELECT a FROM view.account\")");

        assertThat(naming(sources(folder))).containsExactlyInAnyOrder("Named.java", "Quoted.java");
    }

    private static List<String> naming(List<Path> files) throws IOException {
        var found = new ArrayList<String>();
        for (var file : files) {
            if (file.toString().contains("src/main")
                    && LIVE_VIEWS.matcher(Files.readString(file)).find()) {
                found.add(file.getFileName().toString());
            }
        }
        return found;
    }

    private static List<String> tooLong(List<Path> files) throws IOException {
        var found = new ArrayList<String>();
        for (var file : files) {
            var lines = Files.readAllLines(file).size();
            if (lines > LONGEST) {
                found.add(file.getFileName() + " has " + lines + " lines");
            }
        }
        return found;
    }

    /** Below the modules' {@code src}, so that nothing built or fetched is read. */
    private static List<Path> sources(Path project) throws IOException {
        var found = new ArrayList<Path>();
        for (var module : List.of("command-side", "query-side", "projections", "platform", "web", "bench")) {
            var folder = project.resolve(module).resolve("src");
            if (Files.exists(folder)) {
                try (var files = Files.walk(folder)) {
                    files.filter(file -> file.toString().matches(".*\\.(java|html|js|sql)"))
                            .forEach(found::add);
                }
            }
        }
        return found;
    }
}
