/** What looks at the stock by the clock: reads views, sends commands. */
@NullMarked
package io.caseledger.stock.automation;

import org.jspecify.annotations.NullMarked;
