package io.caseledger.permit.query;

import io.caseledger.shared.query.Viewer;

/** The same as {@link FindPermit} by the id inside the system: for who has just filed one and knows no number yet. */
public record FindPermitById(Viewer viewer, String permitId) {}
