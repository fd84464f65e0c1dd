package io.caseledger.stock.domain;

import static org.assertj.core.api.Assertions.assertThat;

import io.caseledger.shared.domain.RuleTexts;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A class that is written as a rule but asked by nobody would refuse nothing. */
class StockRulesTest {

    @Test
    void everyRuleClassIsAsked() {
        var asked = Stream.of(StockRules.all(), AlertRules.all())
                .flatMap(List::stream)
                .map(Object::getClass)
                .collect(Collectors.<Class<?>>toSet());
        assertThat(RuleTexts.written("stock")).hasSizeGreaterThan(15).allSatisfy(rule -> assertThat(asked)
                .contains(rule));
    }
}
