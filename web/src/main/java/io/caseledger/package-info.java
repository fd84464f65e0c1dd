/** The service's front door. */
@NullMarked
package io.caseledger;

import org.jspecify.annotations.NullMarked;
