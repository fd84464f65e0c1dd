package io.caseledger.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import io.caseledger.BesideTheOthers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The documents lead where they say, the front door is short, and decisions say why. */
@BesideTheOthers
class DocumentsTest {
    private static final int LINES = 250;
    private static final int CHARACTERS = 20_000;
    private static final List<String> PARAGRAPHS =
            List.of("**Context.**", "**Decision.**", "**Alternatives.**", "**Consequences.**");

    private final Documents documents = new Documents(Code.PROJECT);

    @Test
    void givenTheDocuments_thenEveryLinkLeadsSomewhere() throws IOException {
        assertThat(Documents.links(Files.readString(Code.PROJECT.resolve("README.md"))))
                .isNotEmpty();
        assertThat(documents.deadLinks()).isEmpty();
    }

    @Test
    void givenTheDocuments_thenTheIndexListsThemAll() throws IOException {
        assertThat(documents.unlisted()).isEmpty();
    }

    @Test
    void givenTheReadme_thenItIsReadInFiveMinutes() throws IOException {
        assertThat(tooLong(Files.readString(Code.PROJECT.resolve("README.md")))).isEmpty();
    }

    @Test
    void givenTheDecisions_thenEachHasItsOwnNumberAndSaysWhy() throws IOException {
        assertThat(decisions(Code.PROJECT.resolve("docs/adr"))).isEmpty();
    }

    @Test
    void givenPlantedFaults_thenEachIsFound(@TempDir Path folder) throws IOException {
        var adr = Files.createDirectories(folder.resolve("docs/adr"));
        Files.writeString(
                folder.resolve("README.md"),
                "# Here\n[a](docs/README.md) [`b`](gone.java) [c](#here) [d](#not-here) [e](../outside)\n```\n[f](g)\n```");
        Files.writeString(folder.resolve("docs/README.md"), "[up](../README.md) [one](adr/0001-one.md)");
        Files.writeString(adr.resolve("0001-one.md"), "# 1. One\n" + String.join("\n", PARAGRAPHS));
        Files.writeString(adr.resolve("0001-two.md"), "# 2. Two");
        var planted = new Documents(folder);

        assertThat(planted.deadLinks())
                .containsExactly("README.md -> gone.java", "README.md -> #not-here", "README.md -> ../outside");
        assertThat(planted.unlisted()).containsExactly("docs/adr/0001-two.md");
        assertThat(decisions(adr))
                .contains("0001-two.md: 0001 is taken", "0001-two.md: title is not '# 1. …'")
                .contains("0001-two.md: no **Context.**");
        assertThat(tooLong("line\n".repeat(LINES + 1))).containsExactly("251 lines");
        assertThat(tooLong("a".repeat(CHARACTERS + 1))).containsExactly("20001 characters");
    }

    private static List<String> tooLong(String readme) {
        var found = new ArrayList<String>();
        if (readme.lines().count() > LINES) {
            found.add(readme.lines().count() + " lines");
        }
        if (readme.length() > CHARACTERS) {
            found.add(readme.length() + " characters");
        }
        return found;
    }

    private static List<String> decisions(Path folder) throws IOException {
        var found = new ArrayList<String>();
        var numbers = new HashMap<String, Path>();
        try (var files = Files.list(folder)) {
            for (var file : files.sorted().toList()) {
                var name = file.getFileName().toString();
                var number = name.replaceFirst("-.*", "");
                if (!name.matches("\\d{4}-[a-z0-9-]+\\.md")) {
                    found.add(name + ": not NNNN-what-was-decided.md");
                    continue;
                }
                if (numbers.put(number, file) != null) {
                    found.add(name + ": " + number + " is taken");
                }
                var text = Files.readString(file);
                if (!text.startsWith("# " + Integer.parseInt(number) + ". ")) {
                    found.add(name + ": title is not '# " + Integer.parseInt(number) + ". …'");
                }
                PARAGRAPHS.stream()
                        .filter(paragraph -> !text.contains(paragraph))
                        .forEach(paragraph -> found.add(name + ": no " + paragraph));
            }
        }
        return found;
    }
}
