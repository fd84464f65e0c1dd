/** Commands and events of accounts: what other modules may know. Events here are storage format. */
@NullMarked
package io.caseledger.accounts.contract;

import org.jspecify.annotations.NullMarked;
