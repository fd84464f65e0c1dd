package io.caseledger.shared.domain;

import static org.assertj.core.api.Assertions.assertThat;

import io.caseledger.shared.contract.RuleKeys;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Every class written as a rule, of whatever capability, says in both languages what is wrong, and no text is left over. */
class RulesHaveTextsTest {
    private static final List<String> CAPABILITIES = List.of("shared", "accounts", "origin", "permit", "stock");

    @Test
    void givenTheRules_thenEachHasItsTextsAndNoneIsLeftOver() {
        var keys = new TreeSet<String>();
        for (var capability : CAPABILITIES) {
            RuleTexts.written(capability).forEach(rule -> keys.add(Named.keyOf(rule)));
        }
        assertThat(keys).hasSizeGreaterThan(150);
        // said under the key of all capabilities, so that a foreign thing is answered as one that never was
        assertThat(keys.remove("origin.CaseExists")).isTrue();
        keys.addAll(List.of(
                Named.keyOf(DiscardRules.OnlyOperatorsDiscardEvents.class),
                Named.keyOf(DiscardRules.DiscardsHaveAReason.class),
                RuleKeys.CASE_EXISTS,
                RuleKeys.CASE_IS_UNCHANGED_SINCE_SEEN,
                RuleKeys.TEXTS_HOLD_NO_CONTROL_CHARACTERS,
                RuleKeys.TEXTS_STAY_ON_ONE_LINE,
                RuleKeys.TEXTS_CAN_BE_SEEN,
                RuleKeys.A_KEY_STANDS_FOR_ONE_ORDER));

        var chinese = new RuleTexts("");
        assertThat(chinese.rules()).containsExactlyInAnyOrderElementsOf(keys);
        assertThat(new RuleTexts("_en").keys()).isEqualTo(chinese.keys());
    }
}
