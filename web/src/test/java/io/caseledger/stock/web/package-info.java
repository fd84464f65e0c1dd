/** Pages of stock, as a browser without scripts sees them. */
@NullMarked
package io.caseledger.stock.web;

import org.jspecify.annotations.NullMarked;
