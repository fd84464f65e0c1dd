/** What every projector shares: the position it has reached, written with its rows, and the signal that they have changed. */
@NullMarked
package io.caseledger.shared.projection;

import org.jspecify.annotations.NullMarked;
