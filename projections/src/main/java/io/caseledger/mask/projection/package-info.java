/** Keeps what can be seen of import permits, stock lots and the inventory: events in, rows out. */
@NullMarked
package io.caseledger.mask.projection;

import org.jspecify.annotations.NullMarked;
