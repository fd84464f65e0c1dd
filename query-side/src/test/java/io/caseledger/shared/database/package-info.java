/** The embedded PostgreSQL, started and killed. */
@NullMarked
package io.caseledger.shared.database;

import org.jspecify.annotations.NullMarked;
