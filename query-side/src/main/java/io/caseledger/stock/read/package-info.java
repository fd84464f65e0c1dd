/** Answers questions on stock lots and the whole stock from their tables. */
@NullMarked
package io.caseledger.stock.read;

import org.jspecify.annotations.NullMarked;
