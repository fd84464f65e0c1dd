/** Import permits: the aggregate, its numbers and its rules. Stock lots and alerts stand here as well. */
@NullMarked
package io.caseledger.mask.domain;

import org.jspecify.annotations.NullMarked;
