/** Accounts for machines. */
@NullMarked
package io.caseledger.accounts.api;

import org.jspecify.annotations.NullMarked;
