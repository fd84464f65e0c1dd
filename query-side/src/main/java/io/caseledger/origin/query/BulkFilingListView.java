package io.caseledger.origin.query;

import io.caseledger.shared.query.Found;
import java.util.List;

/** A page of bulk filings, and how many there are in all. */
public record BulkFilingListView(List<BulkFilingView> rows, long total) implements Found<BulkFilingView> {}
