/** Questions on stock lots and the whole stock, and the views that answer them: what web may ask. */
@NullMarked
package io.caseledger.stock.query;

import org.jspecify.annotations.NullMarked;
