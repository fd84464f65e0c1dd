/** The account, the claims that keep names and identities unique, and their rules. */
@NullMarked
package io.caseledger.accounts.domain;

import org.jspecify.annotations.NullMarked;
