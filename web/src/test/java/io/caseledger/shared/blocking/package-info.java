/** Catches whoever blocks an event loop, in every test of this module. */
@NullMarked
package io.caseledger.shared.blocking;

import org.jspecify.annotations.NullMarked;
