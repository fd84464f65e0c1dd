package io.caseledger.shared.query;

import java.util.List;

/** @param total how many cases are set aside in all */
public record ParkedListView(List<ParkedRow> rows, long total) {}
