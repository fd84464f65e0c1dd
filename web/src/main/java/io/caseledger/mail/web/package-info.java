/** The demo mailbox. */
@NullMarked
package io.caseledger.mail.web;

import org.jspecify.annotations.NullMarked;
