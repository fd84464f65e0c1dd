/** Mails: events in, rows out. */
@NullMarked
package io.caseledger.mail.projection;

import org.jspecify.annotations.NullMarked;
