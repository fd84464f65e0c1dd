package io.caseledger.mask.domain;

import static org.assertj.core.api.Assertions.assertThat;

import io.caseledger.mask.contract.PermitState;
import io.caseledger.origin.domain.Samples;
import io.caseledger.shared.contract.Violation;
import io.caseledger.shared.domain.RuleTexts;
import java.util.Locale;
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
        var chinese = new RuleTexts("mask-rules");
        assertThat(new RuleTexts("mask-rules_en").keys()).isEqualTo(chinese.keys());
        assertThat(chinese.rules())
                .containsExactlyInAnyOrderElementsOf(allRules().toList());
        for (var state : PermitState.values()) {
            assertThat(chinese.keys())
                    .contains("rule.permit-state." + state.name().toLowerCase(Locale.ROOT));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "_en"})
    void everyRefusalFillsItsText(String language) {
        new RuleTexts("mask-rules" + language).filledBy(violations().toList());
    }

    @Test
    void everyRuleThatRefusesHasBeenSeenToRefuse() {
        var seen = violations().map(Violation::rule).collect(Collectors.toCollection(TreeSet::new));
        // the rows' rules refuse in RecordWriteOffTest
        var refusing = Stream.of(
                        PermitRules.all().stream().map(PermitRule::name),
                        ContentRules.REFUSING.stream().map(ContentRule::name),
                        Stream.of(OnlyLiveApplicantsAndAgentsApply.NAME))
                .flatMap(names -> names)
                .toList();
        assertThat(seen).containsAll(refusing);
    }

    /** A class that is written as a rule but asked by nobody would refuse nothing. */
    @Test
    void everyRuleClassIsAsked() {
        assertThat(RuleTexts.written(PermitRule.class, ContentRule.class, RowRule.class))
                .hasSizeGreaterThan(50)
                .isSubsetOf(allRules().toList());
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
}
