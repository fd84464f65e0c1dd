/** Questions on accounts, and what they are answered with. */
@NullMarked
package io.caseledger.accounts.query;

import org.jspecify.annotations.NullMarked;
