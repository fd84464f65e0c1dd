package io.caseledger.accounts.query;

import io.caseledger.shared.query.Found;
import java.util.List;

/** One page of grants, and how many there are. */
public record GrantListView(List<GrantRow> rows, long total) implements Found<GrantRow> {
    public GrantListView {
        rows = List.copyOf(rows);
    }
}
