/** The machine interface of import permits, asked over the network. */
@NullMarked
package io.caseledger.permit.api;

import org.jspecify.annotations.NullMarked;
