/** Work that is done by the clock, for every capability: jobs that survive a restart and run on threads of their own. */
@NullMarked
package io.caseledger.shared.watch;

import org.jspecify.annotations.NullMarked;
