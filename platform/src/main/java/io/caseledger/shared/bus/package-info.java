/** How commands and queries travel: who sends, in which turn, up to which position of the log. */
@NullMarked
package io.caseledger.shared.bus;

import org.jspecify.annotations.NullMarked;
