package io.caseledger.stock.query;

import io.caseledger.shared.query.Found;
import java.util.List;

/** A page of flows and how many there are in all. */
public record FlowListView(List<FlowRow> rows, long total) implements Found<FlowRow> {}
