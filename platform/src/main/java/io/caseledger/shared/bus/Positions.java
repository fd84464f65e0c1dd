package io.caseledger.shared.bus;

import reactor.core.publisher.Mono;

/** Where in the log an aggregate's event lies. */
public interface Positions {
    /** Log position of the aggregate's event with that sequence number, or a later one that is surely behind it. */
    Mono<Long> of(String aggregateId, long version);
}
