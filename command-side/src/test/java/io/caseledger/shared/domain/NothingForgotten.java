package io.caseledger.shared.domain;

import java.util.Optional;
import org.axonframework.eventhandling.DomainEventMessage;

/** Where no aggregate is given so many keys that it forgets some. */
public final class NothingForgotten implements ForgottenKeys {
    @Override
    public Optional<DomainEventMessage<?>> lastEventUnder(String key, String aggregateId, long upTo) {
        throw new IllegalStateException("nothing is forgotten");
    }
}
