/** Who may come in: login, sessions, the security of every route, the demo accounts. */
@NullMarked
package io.caseledger.accounts.web;

import org.jspecify.annotations.NullMarked;
