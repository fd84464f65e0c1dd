package io.caseledger.shared.query;

import java.util.Set;

/** Subscription query: no first answer worth anything, then a {@link Changed} for every change under one of the topics. */
public record WatchChanges(Set<String> topics) {
    public WatchChanges {
        topics = Set.copyOf(topics);
    }
}
