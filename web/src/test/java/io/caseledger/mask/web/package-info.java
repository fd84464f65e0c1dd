/** Pages of import permits and mask stock, as a browser without scripts sees them. */
@NullMarked
package io.caseledger.mask.web;

import org.jspecify.annotations.NullMarked;
