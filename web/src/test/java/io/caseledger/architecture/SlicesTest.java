package io.caseledger.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import io.caseledger.BesideTheOthers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** docs/slices.md names every command and every event, and nothing that is not there. */
@BesideTheOthers
class SlicesTest {
    @Test
    void givenTheCode_thenEveryCommandAndEventIsNamed() throws IOException {
        var named = new Slices(Code.PROJECT).named();
        assertThat(unnamed(named, MessageGuards.COMMANDS)).isEmpty();
        assertThat(unnamed(named, MessageGuards.EVENTS)).isEmpty();
    }

    @Test
    void givenTheIndex_thenEachNameMeansOneClass_andTestsStandInTheirColumn() throws IOException {
        var slices = new Slices(Code.PROJECT);
        assertThat(slices.named()).isNotEmpty();
        assertThat(slices.unclear()).isEmpty();
        assertThat(slices.misplaced()).isEmpty();
    }

    @Test
    void givenPlantedFaults_thenEachIsFound(@TempDir Path folder) throws IOException {
        Files.createDirectories(folder.resolve("docs"));
        for (var file : List.of("origin/domain/TakeCase", "origin/domain/PrintTest", "origin/web/PrintTest")) {
            var source = folder.resolve("web/src/test/java/" + file + ".java");
            Files.createDirectories(source.getParent());
            Files.writeString(source, "");
        }
        var misplaced = "| c | `web.PrintTest` | `TakeCase` |";
        Files.writeString(
                folder.resolve("docs/slices.md"),
                "`Ignored`\n| a | `TakeCase` | `PrintTest` |\n| b | `Gone` | `domain.PrintTest` |\n" + misplaced);
        var planted = new Slices(folder);

        assertThat(planted.unclear())
                .containsExactly("PrintTest is the name of 2 classes", "Gone is the name of 0 classes");
        assertThat(planted.misplaced()).containsExactly(misplaced);
        assertThat(unnamed(planted.named(), MessageGuards.COMMANDS))
                .contains("SubmitCertificate")
                .doesNotContain("TakeCase");
    }

    private static List<String> unnamed(List<String> named, DescribedPredicate<JavaClass> kind) {
        var messages = Code.MAIN.that(kind);
        assertThat(messages).isNotEmpty();
        return messages.stream()
                .map(JavaClass::getSimpleName)
                .filter(name -> !named.contains(name))
                .sorted()
                .toList();
    }
}
