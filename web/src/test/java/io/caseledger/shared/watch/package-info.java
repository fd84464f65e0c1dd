/** Jobs by the clock, run on the real table. */
@NullMarked
package io.caseledger.shared.watch;

import org.jspecify.annotations.NullMarked;
