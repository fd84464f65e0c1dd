package io.caseledger.stock.web;

import io.caseledger.shared.web.FilterReader;
import io.caseledger.stock.query.LotFilter;
import io.caseledger.stock.query.MovementFilter;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** How the machine interface reads this capability's filters: as its pages do. */
@Configuration(proxyBeanMethods = false)
class StockFilters {
    @Bean
    FilterReader<LotFilter> lotsAsked() {
        return new FilterReader<>(
                LotFilter.class, asked -> FlowsController.filter(asked, asked.either("withStock", "true", "false")));
    }

    @Bean
    FilterReader<MovementFilter> movementsAsked(Clock clock) {
        return new FilterReader<>(MovementFilter.class, asked -> AskedMovements.filter(asked, clock));
    }
}
