/** Tests of the log. */
@NullMarked
package io.caseledger.shared.log;

import org.jspecify.annotations.NullMarked;
