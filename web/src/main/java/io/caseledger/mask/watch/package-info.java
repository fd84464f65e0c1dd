/** What looks at the stock by the clock: jobs that survive a restart, read views and send commands. They run on threads of their own. */
@NullMarked
package io.caseledger.mask.watch;

import org.jspecify.annotations.NullMarked;
