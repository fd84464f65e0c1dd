/** Accounts: events in, rows out. */
@NullMarked
package io.caseledger.accounts.projection;

import org.jspecify.annotations.NullMarked;
