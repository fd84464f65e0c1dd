/** Samples of stock for tests of whatever comes after the rules. */
@NullMarked
package io.caseledger.stock;

import org.jspecify.annotations.NullMarked;
