/** Mask-import permits and the stock that comes in on them: what the others may know. Events are storage format. */
@NullMarked
package io.caseledger.mask.contract;

import org.jspecify.annotations.NullMarked;
