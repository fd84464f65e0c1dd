package io.caseledger.origin.query;

import io.caseledger.shared.query.Found;
import java.util.List;

/** A page of applications of a bulk filing, and how many there are in all. */
public record BulkItemListView(List<BulkItemView> rows, long total) implements Found<BulkItemView> {}
