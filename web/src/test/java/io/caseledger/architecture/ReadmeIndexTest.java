package io.caseledger.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The documents lead where they say, and the index of slices in the README names every command and every event. */
class ReadmeIndexTest {
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
    void givenTheCode_thenTheReadmeNamesEveryCommandAndEvent() throws IOException {
        var readme = Files.readString(Code.PROJECT.resolve("README.md"));
        assertThat(unnamed(readme, MessageGuards.COMMANDS)).isEmpty();
        assertThat(unnamed(readme, MessageGuards.EVENTS)).isEmpty();
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
        assertThat(unnamed("[`TakeCase`](x/TakeCase.java) [`SubmitCertificate`](Other.java)", MessageGuards.COMMANDS))
                .contains("SubmitCertificate")
                .doesNotContain("TakeCase");
    }

    /** What the slice index does not link to its source. */
    private static List<String> unnamed(String readme, DescribedPredicate<JavaClass> kind) {
        var messages = Code.MAIN.that(kind);
        assertThat(messages).isNotEmpty();
        var links = Documents.links(readme);
        return messages.stream()
                .map(JavaClass::getSimpleName)
                .filter(name -> links.stream()
                        .noneMatch(link ->
                                link.text().equals(name) && link.target().endsWith("/" + name + ".java")))
                .sorted()
                .toList();
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
