/** The log's wiring, on the real database. */
@NullMarked
package io.caseledger.shared.log;

import org.jspecify.annotations.NullMarked;
