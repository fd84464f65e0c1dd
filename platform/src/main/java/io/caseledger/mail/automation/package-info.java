/** Sends what was asked to be mailed. */
@NullMarked
package io.caseledger.mail.automation;

import org.jspecify.annotations.NullMarked;
