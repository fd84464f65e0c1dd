/** What looks at the stock by the clock, on the running service. */
@NullMarked
package io.caseledger.mask.watch;

import org.jspecify.annotations.NullMarked;
