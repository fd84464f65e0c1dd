/** The rules of mails, told as given / when / then. */
@NullMarked
package io.caseledger.mail.domain;

import org.jspecify.annotations.NullMarked;
