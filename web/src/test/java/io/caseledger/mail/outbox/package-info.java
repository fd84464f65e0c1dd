/** The outbox and who empties it, on the running service with a real mail server. */
@NullMarked
package io.caseledger.mail.outbox;

import org.jspecify.annotations.NullMarked;
