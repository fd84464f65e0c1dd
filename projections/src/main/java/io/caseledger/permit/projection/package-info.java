/** Keeps what can be seen of import permits: events in, rows out. */
@NullMarked
package io.caseledger.permit.projection;

import org.jspecify.annotations.NullMarked;
