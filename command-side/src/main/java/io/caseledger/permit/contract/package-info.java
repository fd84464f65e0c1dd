/** Import permits for masks: what the others may know. Events are storage format. */
@NullMarked
package io.caseledger.permit.contract;

import org.jspecify.annotations.NullMarked;
