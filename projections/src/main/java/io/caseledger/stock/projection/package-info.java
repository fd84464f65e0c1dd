/** Keeps what can be seen of stock lots and the whole stock: events in, rows out. */
@NullMarked
package io.caseledger.stock.projection;

import org.jspecify.annotations.NullMarked;
