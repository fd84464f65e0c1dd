/** The rules of accounts, told as given / when / then. */
@NullMarked
package io.caseledger.accounts.domain;

import org.jspecify.annotations.NullMarked;
