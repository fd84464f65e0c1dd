package io.caseledger.mask.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Properties;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every rule of stock says in both languages what is wrong, and no text is left over. */
class StockRulesTest {

    @ParameterizedTest
    @ValueSource(strings = {"", "_en"})
    void everyRuleHasItsText(String language) throws IOException {
        var texts = new Properties();
        try (var in = new InputStreamReader(
                Objects.requireNonNull(
                        getClass().getResourceAsStream("/messages/mask-stock-rules" + language + ".properties")),
                StandardCharsets.UTF_8)) {
            texts.load(in);
        }
        assertThat(texts.stringPropertyNames())
                .containsExactlyInAnyOrderElementsOf(StockRules.names().stream()
                        // to the log a lot is missing by the name that everything is; pages say it of the lot
                        .map(name -> "rule." + (name.equals("CaseExists") ? "LotExists" : name))
                        .toList());
    }
}
