package io.caseledger.architecture.planted.origin.web;

import java.time.Instant;

class PageThatLooksAtTheClock {
    Instant uses() {
        return Instant.now();
    }
}
