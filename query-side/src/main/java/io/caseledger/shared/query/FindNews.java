package io.caseledger.shared.query;

import java.time.Instant;

/**
 * What has happened since a moment to what a viewer may see, by other people and machines than an account, not what the service did by itself; answers {@link HistoryEntry}s, newest first.
 *
 * @param exceptBy account whose own doings are no news to it
 */
public record FindNews(Viewer viewer, String exceptBy, Instant since, int limit) {}
