/** Answers questions on import permits from their tables. */
@NullMarked
package io.caseledger.permit.read;

import org.jspecify.annotations.NullMarked;
