package io.caseledger.mask.domain;

import static org.assertj.core.api.Assertions.assertThat;

import io.caseledger.mask.contract.PermitState;
import io.caseledger.origin.domain.Samples;
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

/** A rule on permits counts when it is asked, says in both languages what is wrong, and has been seen to refuse. */
class PermitRulesAreWholeTest {

    @Test
    void bothLanguagesHaveATextForEachRuleAndNoneIsLeftOver() {
        var chinese = texts("");
        assertThat(texts("_en").keySet()).isEqualTo(chinese.keySet());
        assertThat(chinese.stringPropertyNames())
                .filteredOn(key -> Character.isUpperCase(key.charAt("rule.".length())))
                .containsExactlyInAnyOrderElementsOf(
                        allRules().map(rule -> "rule." + rule).toList());
        for (var state : PermitState.values()) {
            assertThat(chinese).containsKey("rule.permit-state." + state.name().toLowerCase(Locale.ROOT));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "_en"})
    void everyRefusalFillsItsText(String language) {
        var texts = texts(language);
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
        // the rows' rules refuse in RecordWriteOffTest
        assertThat(seen)
                .containsAll(Stream.of(
                                PermitRules.all().stream().map(PermitRule::name),
                                ContentRules.REFUSING.stream().map(ContentRule::name),
                                Stream.of(OnlyLiveApplicantsAndAgentsApply.NAME))
                        .flatMap(names -> names)
                        .toList());
    }

    /** A class that is written as a rule but asked by nobody would refuse nothing. */
    @Test
    void everyRuleClassIsAsked() throws IOException {
        var home = Path.of(
                PermitRule.class
                        .getProtectionDomain()
                        .getCodeSource()
                        .getLocation()
                        .getPath(),
                PermitRule.class.getPackageName().replace('.', '/'));
        try (var files = Files.list(home)) {
            var written = files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".class") && !name.contains("$"))
                    .map(name -> name.substring(0, name.length() - ".class".length()))
                    .filter(PermitRulesAreWholeTest::isRule)
                    .toList();
            assertThat(written).hasSizeGreaterThan(50).allSatisfy(name -> assertThat(allRules())
                    .contains(name));
        }
    }

    private static boolean isRule(String name) {
        try {
            var type = Class.forName(PermitRule.class.getPackageName() + "." + name);
            return !type.isInterface()
                    && Stream.of(PermitRule.class, ContentRule.class, RowRule.class)
                            .anyMatch(kind -> kind.isAssignableFrom(type));
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Stream<String> allRules() {
        return Stream.of(
                        PermitRules.all().stream().map(PermitRule::name),
                        ContentRules.REFUSING.stream().map(ContentRule::name),
                        ContentRules.WARNING.stream().map(ContentRule::name),
                        WriteOffRules.ALL.stream().map(RowRule::name),
                        Stream.of(OnlyLiveApplicantsAndAgentsApply.NAME))
                .flatMap(names -> names)
                .distinct();
    }

    private static Stream<Violation> violations() {
        var filed = BrokenContents.all()
                .flatMap(broken -> ContentRules.check(
                        broken.application(), PermitFiling.of(broken.actor(), Samples.ACCOUNTS, PermitSamples.TODAY))
                        .stream());
        var ordered = Stream.concat(BrokenPermitOrders.all(), BrokenCustomsMessages.all())
                .map(broken -> new Violation(broken.rule(), broken.field(), broken.args()));
        return Stream.concat(filed, ordered);
    }

    private static Properties texts(String language) {
        var texts = new Properties();
        var path = "/messages/mask-rules" + language + ".properties";
        try (var in = Objects.requireNonNull(PermitRulesAreWholeTest.class.getResourceAsStream(path), path);
                var reader = new InputStreamReader(in, StandardCharsets.UTF_8)) {
            texts.load(reader);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return texts;
    }
}
