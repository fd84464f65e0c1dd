package io.caseledger.shared.domain;

import static org.assertj.core.api.Assertions.assertThat;

import io.caseledger.shared.contract.RuleKeys;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every class written as a rule, of whatever capability, is asked and says in both languages what is wrong, and no text is left over. */
class RulesHaveTextsTest {
    private static final List<String> CAPABILITIES = List.of("shared", "accounts", "origin", "permit", "stock");

    /** One that is asked by nobody would refuse nothing. */
    @Test
    void givenTheRules_thenEachStandsInAListThatIsAsked() {
        var listed = rules().map(Named::getClass).collect(Collectors.<Class<?>>toSet());
        assertThat(CAPABILITIES.stream().flatMap(capability -> ListedRules.written(capability).stream()))
                .hasSizeGreaterThan(150)
                .allSatisfy(rule -> assertThat(listed).contains(rule));
    }

    @Test
    void givenTheRules_thenEachHasItsTextsAndNoneIsLeftOver() {
        var keys = rules().map(Named::key).collect(Collectors.toCollection(TreeSet::new));
        assertThat(keys).hasSizeGreaterThan(150);
        keys.addAll(List.of(
                // who looks for a lot is told of lots; who orders something of it, what is said of whatever is not
                // there
                "stock.LotExists",
                RuleKeys.CASE_IS_UNCHANGED_SINCE_SEEN,
                RuleKeys.TEXTS_HOLD_NO_CONTROL_CHARACTERS,
                RuleKeys.TEXTS_STAY_ON_ONE_LINE,
                RuleKeys.TEXTS_CAN_BE_SEEN,
                RuleKeys.A_KEY_STANDS_FOR_ONE_ORDER));

        var chinese = new RuleTexts("");
        assertThat(chinese.rules()).containsExactlyInAnyOrderElementsOf(keys);
        assertThat(new RuleTexts("_en").keys()).isEqualTo(chinese.keys());
    }

    private static Stream<Named> rules() {
        return CAPABILITIES.stream().flatMap(ListedRules::of);
    }
}
