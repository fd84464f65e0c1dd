package io.caseledger.origin.query;

import io.caseledger.shared.query.Viewer;

/** All revisions of a case's application, newest first (REV-03): {@link RevisionView}s. */
public record FindRevisions(Viewer viewer, String receiptNumber) {}
