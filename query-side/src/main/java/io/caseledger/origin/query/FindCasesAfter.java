package io.caseledger.origin.query;

import io.caseledger.shared.query.Viewer;
import org.jspecify.annotations.Nullable;

/**
 * The next cases, newest first, for machines (API-05): stable while cases are filed meanwhile. A case whose
 * event is committed late is in it as long as it lies behind the cursor; else it comes, like what is new, with the next reading from the beginning. Answers {@link CaseRow}s, one more than the limit where
 * there are more.
 *
 * @param before log position of the last row's submission; null to begin
 */
public record FindCasesAfter(
        Viewer viewer, CaseFilter filter, @Nullable Long before, int limit) {}
