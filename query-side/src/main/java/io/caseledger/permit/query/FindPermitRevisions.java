package io.caseledger.permit.query;

import io.caseledger.shared.query.Viewer;

/** All versions of a permit, newest first (MSK-10): {@link PermitRevisionView}s. */
public record FindPermitRevisions(Viewer viewer, String permitNumber) {}
