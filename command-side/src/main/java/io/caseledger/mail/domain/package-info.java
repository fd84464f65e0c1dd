/** A mail: requested once, sent once. */
@NullMarked
package io.caseledger.mail.domain;

import org.jspecify.annotations.NullMarked;
