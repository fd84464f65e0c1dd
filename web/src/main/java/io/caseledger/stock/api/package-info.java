/** The machine interface of stock (API-02). */
@NullMarked
package io.caseledger.stock.api;

import org.jspecify.annotations.NullMarked;
