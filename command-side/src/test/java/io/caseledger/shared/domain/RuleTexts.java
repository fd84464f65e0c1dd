package io.caseledger.shared.domain;

import static org.assertj.core.api.Assertions.assertThat;

import io.caseledger.shared.contract.Violation;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Stream;

/** The texts of all rules in one language. */
public final class RuleTexts {
    private static final Path CLASSES = Path.of(
            Named.class.getProtectionDomain().getCodeSource().getLocation().getPath());

    private final Properties texts = new Properties();

    /** @param language such as {@code _en}; nothing for Chinese */
    public RuleTexts(String language) {
        var files = Path.of("glob").getFileSystem().getPathMatcher("glob:*-rules" + language + ".properties");
        try (Stream<Path> found = Files.list(CLASSES.resolve("messages"))) {
            for (var file :
                    found.filter(path -> files.matches(path.getFileName())).toList()) {
                try (var reader = new InputStreamReader(Files.newInputStream(file), StandardCharsets.UTF_8)) {
                    texts.load(reader);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public Set<String> keys() {
        return texts.stringPropertyNames();
    }

    /** Keys of the rules that there is a text for: those that end with a class's name. */
    public List<String> rules() {
        return keys().stream()
                .map(key -> key.substring("rule.".length()))
                .filter(rule -> Character.isUpperCase(rule.charAt(rule.lastIndexOf('.') + 1)))
                .toList();
    }

    /** Each refusal fills every place that its text keeps for an argument, and its arguments that are texts are there. */
    public void filledBy(List<Violation> violations) {
        assertThat(violations).isNotEmpty().allSatisfy(violation -> {
            var text = texts.getProperty("rule." + violation.rule());
            assertThat(text).as(violation.rule()).isNotBlank();
            assertThat(new MessageFormat(text, Locale.ROOT)
                            .format(violation.args().stream()
                                    .map(RuleTexts::counted)
                                    .toArray()))
                    .doesNotContainPattern("\\{\\d}");
            assertThat(violation.args().stream().filter(arg -> arg.startsWith("@rule.")))
                    .allSatisfy(arg -> assertThat(keys()).contains(arg.substring(1)));
        });
    }

    /** As pages do it: what chooses between one and many gets a number. */
    private static Object counted(String arg) {
        return arg.matches("-?\\d{1,3}(,?\\d{3})*") ? Long.valueOf(arg.replace(",", "")) : arg;
    }
}
