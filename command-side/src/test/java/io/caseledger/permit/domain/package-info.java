/** The rules of permits, told as given/when/then. */
@NullMarked
package io.caseledger.permit.domain;

import org.jspecify.annotations.NullMarked;
