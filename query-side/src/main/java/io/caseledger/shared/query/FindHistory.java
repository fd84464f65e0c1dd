package io.caseledger.shared.query;

/** What has happened to a case, permit or lot, newest first (COE0150-02): {@link HistoryEntry}s. None for one that is not there, or not the viewer's to see. */
public record FindHistory(Viewer viewer, String number) {}
