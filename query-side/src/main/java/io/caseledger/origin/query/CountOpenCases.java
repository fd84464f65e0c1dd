package io.caseledger.origin.query;

import io.caseledger.shared.query.Viewer;

/** How many cases a viewer has in each state; answers {@link StateCount}s. */
public record CountOpenCases(Viewer viewer) {}
