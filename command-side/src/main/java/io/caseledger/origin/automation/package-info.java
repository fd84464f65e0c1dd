/** Event in, command out: what follows a step of a certificate case by itself. */
@NullMarked
package io.caseledger.origin.automation;

import org.jspecify.annotations.NullMarked;
