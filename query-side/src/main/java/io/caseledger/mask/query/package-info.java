/** Questions on import permits and the inventory of masks, and the views that answer them: what web may ask. */
@NullMarked
package io.caseledger.mask.query;

import org.jspecify.annotations.NullMarked;
