package io.caseledger.mask.query;

import java.util.List;

/** A page of flows and how many there are in all. */
public record FlowListView(List<FlowRow> rows, long total) {}
