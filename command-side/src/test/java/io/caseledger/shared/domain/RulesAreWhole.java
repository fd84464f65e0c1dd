package io.caseledger.shared.domain;

import static org.assertj.core.api.Assertions.assertThat;

import io.caseledger.shared.contract.Violation;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A rule counts when it says in both languages what is wrong, and has been seen to refuse. That it is asked is seen for all at once, in {@link RulesHaveTextsTest}. */
public abstract class RulesAreWhole {

    private final String capability;

    protected RulesAreWhole(String capability) {
        this.capability = capability;
    }

    /** Rules that warn and refuse nothing, and those that a test of their own sees refuse. */
    protected abstract Stream<? extends Named> others();

    /** What the rules find wrong with all that is broken on purpose. */
    protected abstract Stream<Violation> found();

    /** Key of the word for each state that a refusal may name. */
    protected abstract Stream<String> words();

    @ParameterizedTest
    @ValueSource(strings = {"", "_en"})
    void everyStateHasItsText(String language) {
        assertThat(new RuleTexts(language).keys()).containsAll(words().toList());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "_en"})
    void everyRefusalFillsItsText(String language) {
        new RuleTexts(language).filledBy(found().toList());
    }

    @Test
    void everyRuleThatRefusesHasBeenSeenToRefuse() {
        var asked = ListedRules.of(capability).map(Named::key).collect(Collectors.toCollection(TreeSet::new));
        asked.removeAll(others().map(Named::key).toList());
        assertThat(asked).hasSizeGreaterThan(50);
        assertThat(found().map(Violation::rule).toList()).containsAll(asked);
    }
}
