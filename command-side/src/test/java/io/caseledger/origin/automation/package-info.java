/** What follows from a case's events. */
@NullMarked
package io.caseledger.origin.automation;

import org.jspecify.annotations.NullMarked;
