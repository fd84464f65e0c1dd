/** The service and its PostgreSQL as processes, under load, and what is done to them: killed, frozen. Afterwards the log is asked what became of each order. */
@NullMarked
package io.caseledger.shared.faults;

import org.jspecify.annotations.NullMarked;
