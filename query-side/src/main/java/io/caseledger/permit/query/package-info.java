/** Questions on import permits, and the views that answer them: what web may ask. */
@NullMarked
package io.caseledger.permit.query;

import org.jspecify.annotations.NullMarked;
