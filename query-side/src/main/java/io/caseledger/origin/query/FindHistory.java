package io.caseledger.origin.query;

import io.caseledger.shared.query.Viewer;

/** A case's history, newest first (COE0150-02): {@link HistoryEntry}s. */
public record FindHistory(Viewer viewer, String receiptNumber) {}
