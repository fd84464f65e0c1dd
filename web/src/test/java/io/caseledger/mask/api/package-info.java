/** The machine interface of import permits, asked over the network. */
@NullMarked
package io.caseledger.mask.api;

import org.jspecify.annotations.NullMarked;
