/** Answers questions on import permits and the inventory of masks from their tables. */
@NullMarked
package io.caseledger.mask.read;

import org.jspecify.annotations.NullMarked;
