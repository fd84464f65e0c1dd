package io.caseledger.origin.web;

import io.caseledger.origin.query.CaseFilter;
import io.caseledger.shared.web.FilterReader;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** How the machine interface reads this capability's filters: as its pages do. */
@Configuration(proxyBeanMethods = false)
class CaseFilters {
    @Bean
    FilterReader<CaseFilter> casesAsked() {
        return new FilterReader<>(CaseFilter.class, ListedCases::filter);
    }
}
