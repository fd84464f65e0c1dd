/**
 * The PostgreSQL behind everything: either one given by address, or the real server started here as a child of the
 * service with its data in {@code ./data} (RUN-02, RUN-03).
 */
@NullMarked
package io.caseledger.shared.database;

import org.jspecify.annotations.NullMarked;
