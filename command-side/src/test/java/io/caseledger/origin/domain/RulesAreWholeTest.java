package io.caseledger.origin.domain;

import static org.assertj.core.api.Assertions.assertThat;

import io.caseledger.origin.contract.CaseState;
import io.caseledger.shared.contract.Violation;
import io.caseledger.shared.domain.RuleTexts;
import java.util.Locale;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A rule counts when it is asked, says in both languages what is wrong, and has been seen to refuse. */
class RulesAreWholeTest {

    @Test
    void bothLanguagesHaveATextForEachRuleAndNoneIsLeftOver() {
        var chinese = new RuleTexts("origin-rules");
        assertThat(new RuleTexts("origin-rules_en").keys()).isEqualTo(chinese.keys());
        assertThat(chinese.rules())
                .containsExactlyInAnyOrderElementsOf(allRules().toList());
        for (var state : CaseState.values()) {
            assertThat(chinese.keys()).contains("rule.state." + state.name().toLowerCase(Locale.ROOT));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "_en"})
    void everyRefusalFillsItsText(String language) {
        new RuleTexts("origin-rules" + language).filledBy(violations().toList());
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
    void everyRuleClassIsAsked() {
        assertThat(RuleTexts.written(CaseRule.class, ApplicationRule.class))
                .hasSizeGreaterThan(40)
                .isSubsetOf(allRules().toList());
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
}
