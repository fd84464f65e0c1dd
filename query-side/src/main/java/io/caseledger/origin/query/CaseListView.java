package io.caseledger.origin.query;

import io.caseledger.shared.query.Found;
import java.util.List;

/** A page of cases and how many there are in all. */
public record CaseListView(List<CaseRow> rows, long total) implements Found<CaseRow> {}
