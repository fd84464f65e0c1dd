/** Pages of stock lots and of the stock of masks. */
@NullMarked
package io.caseledger.stock.web;

import org.jspecify.annotations.NullMarked;
