/** The rules of stock, told as given/when/then. */
@NullMarked
package io.caseledger.stock.domain;

import org.jspecify.annotations.NullMarked;
