/** Filing many applications at once. */
@NullMarked
package io.caseledger.origin.bulk;

import org.jspecify.annotations.NullMarked;
