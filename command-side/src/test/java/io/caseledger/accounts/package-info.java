/** Accounts that the tests of all capabilities tell of. */
@NullMarked
package io.caseledger.accounts;

import org.jspecify.annotations.NullMarked;
