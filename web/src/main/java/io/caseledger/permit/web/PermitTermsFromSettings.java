package io.caseledger.permit.web;

import io.caseledger.permit.contract.PermitTerms;
import io.caseledger.shared.settings.Settings;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Hands what the operator has set to those who know no settings. */
@Configuration(proxyBeanMethods = false)
class PermitTermsFromSettings {
    @Bean
    PermitTerms permitTerms(Settings settings) {
        return new PermitTerms(settings.permit().validityDays());
    }
}
