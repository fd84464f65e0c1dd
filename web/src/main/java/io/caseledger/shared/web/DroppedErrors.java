package io.caseledger.shared.web;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import reactor.core.publisher.Hooks;

/** Errors that come after the answer, when nobody waits for them: the rest of a broken body is the client's business, and anything else is logged. */
@Configuration(proxyBeanMethods = false)
class DroppedErrors {
    private static final Logger log = LoggerFactory.getLogger(DroppedErrors.class);

    @Bean
    static SmartInitializingSingleton droppedErrorsAreJudged() {
        return () -> Hooks.onErrorDropped(error -> {
            if (!Failure.of(error).expected() && !Closed.byClient(error)) {
                log.error("an error after the answer", error);
            }
        });
    }
}
