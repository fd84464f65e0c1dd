/** What follows from facts about accounts: event in, command out. */
@NullMarked
package io.caseledger.accounts.automation;

import org.jspecify.annotations.NullMarked;
