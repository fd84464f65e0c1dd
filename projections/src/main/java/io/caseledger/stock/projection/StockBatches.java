package io.caseledger.stock.projection;

import io.caseledger.shared.query.Projections;
import java.util.List;
import org.axonframework.config.ConfigurerModule;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** How many events the stock's projectors take at once where many wait: their rows are written by a few statements a batch, however many share them. */
@Configuration(proxyBeanMethods = false)
class StockBatches {
    private static final int EVENTS = 500;

    @Bean
    ConfigurerModule stockBatchSize() {
        return configurer -> List.of(Projections.LOTS, Projections.FIGURES).forEach(name -> configurer
                .eventProcessing()
                .registerPooledStreamingEventProcessorConfiguration(
                        name, (configuration, processor) -> processor.batchSize(EVENTS)));
    }
}
