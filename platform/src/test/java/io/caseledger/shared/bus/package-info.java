/** Turns of commands, without a service. */
@NullMarked
package io.caseledger.shared.bus;

import org.jspecify.annotations.NullMarked;
