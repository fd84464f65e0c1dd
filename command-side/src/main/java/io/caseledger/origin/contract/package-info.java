/** Commands, events and values of certificates of origin: what other modules may know. Events here are storage format. */
@NullMarked
package io.caseledger.origin.contract;

import org.jspecify.annotations.NullMarked;
