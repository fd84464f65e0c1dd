/** The stock of masks that comes in on permits, and alerts on it: what the others may know. Events are storage format. */
@NullMarked
package io.caseledger.stock.contract;

import org.jspecify.annotations.NullMarked;
