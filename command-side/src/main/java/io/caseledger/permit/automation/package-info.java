/** What follows by itself from what happens to permits: event in, command out. */
@NullMarked
package io.caseledger.permit.automation;

import org.jspecify.annotations.NullMarked;
