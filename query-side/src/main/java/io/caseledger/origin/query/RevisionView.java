package io.caseledger.origin.query;

import java.time.Instant;

/** One version of a case's application: 1 as filed, 2 the first revision … */
public record RevisionView(int revision, Instant at, long position, String application) {}
