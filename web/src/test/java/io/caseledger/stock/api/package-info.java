/** The machine interface of stock, asked over the network. */
@NullMarked
package io.caseledger.stock.api;

import org.jspecify.annotations.NullMarked;
