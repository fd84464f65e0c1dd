package io.caseledger.mask.query;

import java.util.List;

/** A page of returns and how many there are in all. */
public record ReturnListView(List<ReturnRow> rows, long total) {}
