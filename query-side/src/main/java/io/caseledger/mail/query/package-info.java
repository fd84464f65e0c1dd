/** Questions on mails, and what they are answered with. */
@NullMarked
package io.caseledger.mail.query;

import org.jspecify.annotations.NullMarked;
