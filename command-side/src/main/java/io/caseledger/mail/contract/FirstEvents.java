package io.caseledger.mail.contract;

import java.util.Optional;

/** How something began: who is concerned by a case stands in its first event, in the log itself and not in a view that may lag behind. It never changes. */
@FunctionalInterface
public interface FirstEvents {
    /** Empty where nothing has happened, or it is another kind of thing. */
    <T> Optional<T> find(String aggregateId, Class<T> type);

    /** @throws java.util.NoSuchElementException where there is none */
    default <T> T of(String aggregateId, Class<T> type) {
        return find(aggregateId, type).orElseThrow();
    }
}
