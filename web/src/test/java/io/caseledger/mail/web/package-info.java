/** Mails, on the running service with a real mail server. */
@NullMarked
package io.caseledger.mail.web;

import org.jspecify.annotations.NullMarked;
