/** Commands and events of outgoing mail. */
@NullMarked
package io.caseledger.mail.contract;

import org.jspecify.annotations.NullMarked;
