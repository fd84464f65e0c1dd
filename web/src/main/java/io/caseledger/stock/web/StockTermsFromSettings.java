package io.caseledger.stock.web;

import io.caseledger.shared.settings.Settings;
import io.caseledger.stock.contract.StockTerms;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Hands what the operator has set to those who know no settings. */
@Configuration(proxyBeanMethods = false)
class StockTermsFromSettings {
    @Bean
    StockTerms stockTerms(Settings settings) {
        return new StockTerms(settings.stock().reminderEvery());
    }
}
