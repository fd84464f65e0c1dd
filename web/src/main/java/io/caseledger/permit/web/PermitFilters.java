package io.caseledger.permit.web;

import io.caseledger.permit.query.PermitFilter;
import io.caseledger.shared.web.FilterReader;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** How the machine interface reads this capability's filters: as its pages do. */
@Configuration(proxyBeanMethods = false)
class PermitFilters {
    @Bean
    FilterReader<PermitFilter> permitsAsked() {
        return new FilterReader<>(PermitFilter.class, PermitListController::filter);
    }
}
