package io.caseledger.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import io.caseledger.shared.web.Messages;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.context.MessageSource;

/** Refusals that are named by hand, on pages and in forms: a slip in a key would be found by whoever is refused. Classes of rules are RulesHaveTextsTest's. */
class RuleKeysTest {
    private static final Pattern KEY = Pattern.compile("\"([a-z]+\\.[A-Z][a-z]+[A-Z][A-Za-z0-9]+)\"");
    private static final Pattern GIVEN =
            Pattern.compile("(?:Violation\\.of\\(|new Violation\\(|new Rejection\\(\\s*[\\w.]+,)\\s*\"([^\"]*)\"");

    @Test
    void givenTheCode_thenEveryKeyHasItsTexts() throws IOException {
        var messages = Messages.messageSource();
        var keys = keys(sources().map(RuleKeysTest::read));
        assertThat(keys).hasSizeGreaterThan(40).contains("shared.DraftsAreNotTooMany");
        assertThat(withoutText(keys, messages)).isEmpty();
    }

    @Test
    void givenTheTexts_thenEachIsSaidBySomebody() throws IOException {
        var said = sources().map(RuleKeysTest::read).collect(Collectors.joining());
        var unsaid = new ArrayList<String>();
        for (var bundle : bundles()) {
            for (var key : bundle.stringPropertyNames()) {
                var name = key.substring(key.lastIndexOf('.') + 1);
                if (key.startsWith("rule.") && Character.isUpperCase(name.charAt(0)) && !isSaid(key, name, said)) {
                    unsaid.add(key);
                }
            }
        }
        assertThat(unsaid).isEmpty();
    }

    @Test
    void givenPlantedSlips_thenEachIsFound() throws IOException {
        var planted = keys(Stream.of(
                "Violation.of(\"shraed.DraftExists\", \"\")",
                "new Rejection(Rejection.Kind.NOT_FOUND, \"DraftExists\")",
                "String RULE = \"shared.DraftExist\";",
                "new Rejection(\n Kind.NOT_FOUND,\n \"shared.DraftExists\")"));
        assertThat(withoutText(planted, Messages.messageSource()))
                .containsExactly("DraftExists", "shared.DraftExist", "shraed.DraftExists");
    }

    /** By its whole key, or by the class that is named so. */
    private static boolean isSaid(String key, String name, String code) {
        return code.contains('"' + key.substring("rule.".length()) + '"')
                || Pattern.compile("(?:class|record) " + name + "\\b")
                        .matcher(code)
                        .find();
    }

    private static Set<String> keys(Stream<String> code) {
        return code.flatMap(text -> Stream.of(KEY, GIVEN)
                        .flatMap(pattern -> pattern.matcher(text).results())
                        .map(match -> match.group(1)))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static List<String> withoutText(Set<String> keys, MessageSource messages) {
        return keys.stream()
                .filter(key -> Stream.of(Locale.TAIWAN, Locale.ENGLISH)
                        .anyMatch(locale -> messages.getMessage("rule." + key, null, "", locale)
                                .isEmpty()))
                .toList();
    }

    static List<Properties> bundles() throws IOException {
        var found = new ArrayList<Properties>();
        for (var file : files(path -> path.getParent().endsWith(Path.of("resources", "messages"))
                        && path.toString().endsWith("_en.properties"))
                .toList()) {
            var bundle = new Properties();
            bundle.load(new StringReader(read(file)));
            found.add(bundle);
        }
        assertThat(found).hasSizeGreaterThan(10);
        return found;
    }

    static Stream<Path> sources() throws IOException {
        return files(
                path -> path.toString().endsWith(".java") || path.toString().endsWith(".html"));
    }

    private static Stream<Path> files(Predicate<Path> which) throws IOException {
        var found = new ArrayList<Path>();
        try (var modules = Files.list(Code.PROJECT)) {
            for (var main : modules.map(module -> module.resolve("src/main")).toList()) {
                if (Files.isDirectory(main)) {
                    try (var files = Files.walk(main)) {
                        files.filter(which).forEach(found::add);
                    }
                }
            }
        }
        return found.stream();
    }

    static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
