/** Login, sessions and the security of every answer, on the running service. */
@NullMarked
package io.caseledger.accounts.web;

import org.jspecify.annotations.NullMarked;
