/** What follows by itself from what happens to permits and stock: event in, command out. */
@NullMarked
package io.caseledger.mask.automation;

import org.jspecify.annotations.NullMarked;
