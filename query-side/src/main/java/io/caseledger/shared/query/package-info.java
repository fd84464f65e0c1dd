/** Questions that every capability answers: what has changed, how far a projection has come. */
@NullMarked
package io.caseledger.shared.query;

import org.jspecify.annotations.NullMarked;
