package io.caseledger.origin.domain;

import static org.assertj.core.api.Assertions.assertThat;

import io.caseledger.origin.contract.CaseState;
import io.caseledger.shared.contract.Violation;
import io.caseledger.shared.domain.Named;
import io.caseledger.shared.domain.RuleTexts;
import java.util.List;
import java.util.Locale;
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
    void everyStateHasItsText(String language) {
        var texts = new RuleTexts(language);
        for (var state : CaseState.values()) {
            assertThat(texts.keys()).contains("rule.state." + state.name().toLowerCase(Locale.ROOT));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "_en"})
    void everyRefusalFillsItsText(String language) {
        new RuleTexts(language).filledBy(violations().toList());
    }

    @Test
    void everyRuleThatRefusesHasBeenSeenToRefuse() {
        var seen = violations().map(Violation::rule).collect(Collectors.toCollection(TreeSet::new));
        assertThat(seen).containsAll(refusing().map(Named::key).toList());
    }

    /** A class that is written as a rule but asked by nobody would refuse nothing. */
    @Test
    void everyRuleClassIsAsked() {
        var asked = Stream.of(refusing(), ApplicationRules.WARNING.stream(), BulkRules.all().stream())
                .<Named>flatMap(rules -> rules)
                .map(Object::getClass)
                .collect(Collectors.<Class<?>>toSet());
        assertThat(RuleTexts.written("origin")).hasSizeGreaterThan(60).allSatisfy(rule -> assertThat(asked)
                .contains(rule));
    }

    private static Stream<Named> refusing() {
        return Stream.of(CaseRules.all(), ApplicationRules.FILE, ApplicationRules.REFUSING)
                .flatMap(List::stream);
    }

    private static Stream<Violation> violations() {
        var filed = BrokenApplications.all()
                .flatMap(broken -> ApplicationRules.check(
                        ApplicationRules.filed(broken.application(), broken.actor(), Samples.ACCOUNTS, Samples.TODAY))
                        .stream());
        var ordered = BrokenOrders.all().map(broken -> new Violation(broken.rule(), broken.field(), broken.args()));
        return Stream.concat(filed, ordered);
    }
}
