package io.caseledger.origin.query;

import io.caseledger.shared.query.Viewer;

/** All cases of a list, streamed as {@link CaseRow}s (GEN-04). */
public record ExportCases(Viewer viewer, CaseFilter filter, CaseOrder order) {}
