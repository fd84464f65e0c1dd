/** What follows by itself from what comes in and what is left: event in, command out. */
@NullMarked
package io.caseledger.stock.automation;

import org.jspecify.annotations.NullMarked;
