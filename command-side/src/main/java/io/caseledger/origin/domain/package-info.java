/** The certificate case, its number books and its rules. */
@NullMarked
package io.caseledger.origin.domain;

import org.jspecify.annotations.NullMarked;
