package io.caseledger.architecture.planted.origin.domain;

import java.time.Clock;
import java.time.Instant;

class RuleThatLooksAtTheClock {
    Instant uses() {
        return Clock.systemUTC().instant();
    }
}
