/** Files the items of a bulk filing, one after the other. */
@NullMarked
package io.caseledger.origin.automation;

import org.jspecify.annotations.NullMarked;
