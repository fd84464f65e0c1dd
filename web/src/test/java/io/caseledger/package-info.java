/** The running service as the acceptance tests meet it. */
@NullMarked
package io.caseledger;

import org.jspecify.annotations.NullMarked;
