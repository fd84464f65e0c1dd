/** Pages of import permits. */
@NullMarked
package io.caseledger.permit.web;

import org.jspecify.annotations.NullMarked;
