/** The machine interface as a broker's system uses it, against the real service. */
@NullMarked
package io.caseledger.origin.api;

import org.jspecify.annotations.NullMarked;
