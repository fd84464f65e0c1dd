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
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Stream;

/** The texts of a capability's rules in one language, and the classes written as rules. */
public final class RuleTexts {
    private final Properties texts = new Properties();

    /** @param bundle name of a file of messages, such as {@code origin-rules_en} */
    public RuleTexts(String bundle) {
        var path = "/messages/" + bundle + ".properties";
        try (var in = Objects.requireNonNull(RuleTexts.class.getResourceAsStream(path), path);
                var reader = new InputStreamReader(in, StandardCharsets.UTF_8)) {
            texts.load(reader);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public Set<String> keys() {
        return texts.stringPropertyNames();
    }

    /** Rules that there is a text for: keys that go on with a class's name. */
    public List<String> rules() {
        return keys().stream()
                .map(key -> key.substring("rule.".length()))
                .filter(rule -> Character.isUpperCase(rule.charAt(0)))
                .toList();
    }

    /** Each refusal fills every place that its text keeps for an argument, and its arguments that are texts are there. */
    public void filledBy(List<Violation> violations) {
        assertThat(violations).isNotEmpty().allSatisfy(violation -> {
            var text = texts.getProperty("rule." + violation.rule());
            assertThat(text).as(violation.rule()).isNotBlank();
            assertThat(new MessageFormat(text, Locale.ROOT)
                            .format(violation.args().toArray()))
                    .doesNotContainPattern("\\{\\d}");
            assertThat(violation.args().stream().filter(arg -> arg.startsWith("@rule.")))
                    .allSatisfy(arg -> assertThat(keys()).contains(arg.substring(1)));
        });
    }

    /** Names of the classes beside {@code kinds} that are one of these kinds of rule. */
    public static List<String> written(Class<?>... kinds) {
        var beside = kinds[0];
        var home = Path.of(
                beside.getProtectionDomain().getCodeSource().getLocation().getPath(),
                beside.getPackageName().replace('.', '/'));
        try (Stream<Path> files = Files.list(home)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".class") && !name.contains("$"))
                    .map(name -> name.substring(0, name.length() - ".class".length()))
                    .filter(name -> isRule(beside.getPackageName() + "." + name, kinds))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isRule(String className, Class<?>... kinds) {
        try {
            var type = Class.forName(className);
            return !type.isInterface() && Arrays.stream(kinds).anyMatch(kind -> kind.isAssignableFrom(type));
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }
}
