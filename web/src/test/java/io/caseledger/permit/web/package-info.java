/** Pages of import permits, as a browser without scripts sees them. */
@NullMarked
package io.caseledger.permit.web;

import org.jspecify.annotations.NullMarked;
