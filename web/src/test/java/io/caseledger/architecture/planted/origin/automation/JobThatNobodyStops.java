package io.caseledger.architecture.planted.origin.automation;

import java.time.Duration;
import reactor.core.publisher.Flux;

class JobThatNobodyStops {
    void begin() {
        Flux.interval(Duration.ofSeconds(1)).subscribe();
    }
}
