/** The mails' rows and the handlers that answer from them. */
@NullMarked
package io.caseledger.mail.read;

import org.jspecify.annotations.NullMarked;
