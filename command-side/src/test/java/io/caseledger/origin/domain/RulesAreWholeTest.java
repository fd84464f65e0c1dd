package io.caseledger.origin.domain;

import static org.assertj.core.api.Assertions.assertThat;

import io.caseledger.origin.contract.CaseState;
import io.caseledger.shared.contract.Violation;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.Locale;
import java.util.Objects;
import java.util.Properties;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A rule counts when it is asked, says in both languages what is wrong, and has been seen to refuse. */
class RulesAreWholeTest {

    @ParameterizedTest
    @ValueSource(strings = {"", "_en"})
    void everyRuleHasItsText(String language) {
        var texts = texts("origin-rules" + language);
        assertThat(allRules())
                .allSatisfy(rule ->
                        assertThat(texts.getProperty("rule." + rule)).as(rule).isNotBlank());
        for (var state : CaseState.values()) {
            assertThat(texts).containsKey("rule.state." + state.name().toLowerCase(Locale.ROOT));
        }
    }

    @Test
    void bothLanguagesHaveTheSameKeysAndNoneIsLeftOver() {
        var chinese = texts("origin-rules");
        assertThat(texts("origin-rules_en").keySet()).isEqualTo(chinese.keySet());
        assertThat(chinese.stringPropertyNames())
                .filteredOn(key -> Character.isUpperCase(key.charAt("rule.".length())))
                .containsExactlyInAnyOrderElementsOf(
                        allRules().map(rule -> "rule." + rule).toList());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "_en"})
    void everyRefusalFillsItsText(String language) {
        var texts = texts("origin-rules" + language);
        violations().forEach(violation -> {
            var shown = new MessageFormat(texts.getProperty("rule." + violation.rule()), Locale.ROOT)
                    .format(violation.args().toArray());
            assertThat(shown).doesNotContainPattern("\\{\\d}");
        });
        violations()
                .flatMap(violation -> violation.args().stream())
                .filter(arg -> arg.startsWith("@rule."))
                .forEach(arg -> assertThat(texts).containsKey(arg.substring(1)));
    }

    @Test
    void everyRuleThatRefusesHasBeenSeenToRefuse() {
        var seen = violations().map(Violation::rule).collect(Collectors.toCollection(TreeSet::new));
        var refusing = Stream.of(
                        CaseRules.all().stream().map(CaseRule::name),
                        ApplicationRules.REFUSING.stream().map(ApplicationRule::name),
                        Stream.of(OnlyLiveApplicantsAndAgentsFile.NAME))
                .flatMap(names -> names)
                .toList();
        assertThat(seen).containsAll(refusing);
    }

    /** A class that is written as a rule but asked by nobody would refuse nothing. */
    @Test
    void everyRuleClassIsAsked() throws IOException {
        var home = Path.of(
                CaseRule.class
                        .getProtectionDomain()
                        .getCodeSource()
                        .getLocation()
                        .getPath(),
                CaseRule.class.getPackageName().replace('.', '/'));
        try (var files = Files.list(home)) {
            var written = files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".class") && !name.contains("$"))
                    .map(name -> name.substring(0, name.length() - ".class".length()))
                    .filter(RulesAreWholeTest::isRule)
                    .toList();
            assertThat(written).hasSizeGreaterThan(40).allSatisfy(name -> assertThat(allRules())
                    .contains(name));
        }
    }

    private static boolean isRule(String name) {
        try {
            var type = Class.forName(CaseRule.class.getPackageName() + "." + name);
            return !type.isInterface()
                    && (CaseRule.class.isAssignableFrom(type) || ApplicationRule.class.isAssignableFrom(type));
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Stream<String> allRules() {
        return Stream.of(
                        CaseRules.all().stream().map(CaseRule::name),
                        ApplicationRules.REFUSING.stream().map(ApplicationRule::name),
                        ApplicationRules.WARNING.stream().map(ApplicationRule::name),
                        Stream.of(OnlyLiveApplicantsAndAgentsFile.NAME))
                .flatMap(names -> names)
                .distinct();
    }

    private static Stream<Violation> violations() {
        var filed = BrokenApplications.all()
                .flatMap(
                        broken -> ApplicationRules.check(
                                broken.application(), Filing.of(broken.actor(), Samples.ACCOUNTS, Samples.TODAY))
                                .stream());
        var ordered = BrokenOrders.all().map(broken -> new Violation(broken.rule(), broken.field(), broken.args()));
        return Stream.concat(filed, ordered);
    }

    private static Properties texts(String name) {
        var texts = new Properties();
        var path = "/messages/" + name + ".properties";
        try (var in = Objects.requireNonNull(RulesAreWholeTest.class.getResourceAsStream(path), path);
                var reader = new InputStreamReader(in, StandardCharsets.UTF_8)) {
            texts.load(reader);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return texts;
    }
}
