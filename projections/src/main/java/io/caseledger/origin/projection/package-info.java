/** Certificate cases: event in, rows out. */
@NullMarked
package io.caseledger.origin.projection;

import org.jspecify.annotations.NullMarked;
