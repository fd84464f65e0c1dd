package io.caseledger.shared.domain;

import java.util.Optional;
import org.axonframework.eventhandling.DomainEventMessage;

/** Keys of commands that an aggregate no longer remembers, as the log knows them (GEN-07, ADR 37). */
public interface ForgottenKeys {
    /**
     * The last event of an aggregate that came of the command under a key; empty where there was no such command.
     *
     * @param key as {@link io.caseledger.shared.contract.CommandKey} makes it
     * @param upTo version up to which nothing may be overlooked
     * @throws RuntimeException where it cannot be told for now: the caller must ask again
     */
    Optional<DomainEventMessage<?>> lastEventUnder(String key, String aggregateId, long upTo);
}
