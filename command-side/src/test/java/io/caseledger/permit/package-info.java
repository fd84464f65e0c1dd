/** Samples of permits that tests of other packages use. */
@NullMarked
package io.caseledger.permit;

import org.jspecify.annotations.NullMarked;
