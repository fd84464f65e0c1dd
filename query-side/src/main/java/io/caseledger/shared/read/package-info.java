/** Handlers of the shared questions. */
@NullMarked
package io.caseledger.shared.read;

import org.jspecify.annotations.NullMarked;
