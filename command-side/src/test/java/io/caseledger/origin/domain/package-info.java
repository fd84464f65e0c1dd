/** The rules and the life of a certificate case, told as given / when / then. */
@NullMarked
package io.caseledger.origin.domain;

import org.jspecify.annotations.NullMarked;
