package io.caseledger.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A file that nobody reads in one sitting hides things. */
class SourceFilesTest {
    private static final int LONGEST = 399;

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
        for (var module : List.of("command-side", "query-side", "projections", "web", "bench")) {
            var folder = project.resolve(module).resolve("src");
            if (Files.exists(folder)) {
                try (var files = Files.walk(folder)) {
                    files.filter(file -> file.toString().matches(".*\\.(java|html|js)"))
                            .forEach(found::add);
                }
            }
        }
        return found;
    }
}
