/** What is told by mail, and what became of it. */
@NullMarked
package io.caseledger.mail.contract;

import org.jspecify.annotations.NullMarked;
