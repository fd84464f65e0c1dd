package io.caseledger.architecture.planted.origin.web;

import java.time.Clock;

class PageWithAClockOfItsOwn {
    Clock uses() {
        return Clock.systemUTC();
    }
}
