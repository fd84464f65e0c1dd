/** What looks at the stock by the clock, on the running service. */
@NullMarked
package io.caseledger.stock.automation;

import org.jspecify.annotations.NullMarked;
