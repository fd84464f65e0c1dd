package io.caseledger.shared.domain;

import org.axonframework.serialization.upcasting.event.EventUpcasterChain;

/** Every step from an event's older revision to the next, in order. None yet: the corpus is frozen from 1.0 on. */
public final class Upcasters {

    private Upcasters() {}

    public static EventUpcasterChain chain() {
        return new EventUpcasterChain();
    }
}
