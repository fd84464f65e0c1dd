package io.caseledger.stock.query;

import io.caseledger.shared.query.Found;
import java.util.List;

/** A page of returns and how many there are in all. */
public record ReturnListView(List<ReturnRow> rows, long total) implements Found<ReturnRow> {}
