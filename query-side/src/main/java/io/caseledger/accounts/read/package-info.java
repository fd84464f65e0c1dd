/** The accounts' rows and the handlers that answer from them. */
@NullMarked
package io.caseledger.accounts.read;

import org.jspecify.annotations.NullMarked;
