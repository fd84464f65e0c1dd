/** Mails: written down once for each event, sent at most once, and told to the log (ADR 6). */
@NullMarked
package io.caseledger.mail.outbox;

import org.jspecify.annotations.NullMarked;
