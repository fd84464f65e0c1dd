package io.caseledger.permit.query;

import io.caseledger.shared.query.Found;
import java.util.List;

/** A page of permits and their versions, and how many rows there are in all. */
public record PermitListView(List<PermitRow> rows, long total) implements Found<PermitRow> {}
