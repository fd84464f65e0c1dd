/** Answers questions on certificate cases from their tables. */
@NullMarked
package io.caseledger.origin.read;

import org.jspecify.annotations.NullMarked;
