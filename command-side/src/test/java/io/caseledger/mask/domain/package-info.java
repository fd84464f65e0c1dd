/** The rules of permits and stock, told as given/when/then. */
@NullMarked
package io.caseledger.mask.domain;

import org.jspecify.annotations.NullMarked;
