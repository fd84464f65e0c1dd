package io.caseledger.mask.web;

import io.caseledger.mask.contract.MaskTerms;
import io.caseledger.shared.settings.Settings;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Hands what the operator has set to the aggregates, which know no settings. */
@Configuration(proxyBeanMethods = false)
class TermsFromSettings {
    @Bean
    MaskTerms maskTerms(Settings settings) {
        return new MaskTerms(
                settings.mask().permitValidityDays(), settings.mask().reminderEvery());
    }
}
