/** Samples of the mask capability that tests of other packages use. */
@NullMarked
package io.caseledger.mask;

import org.jspecify.annotations.NullMarked;
