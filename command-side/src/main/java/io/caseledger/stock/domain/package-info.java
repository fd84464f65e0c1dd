/** What decides about stock lots and alerts: the aggregates and their rules. */
@NullMarked
package io.caseledger.stock.domain;

import org.jspecify.annotations.NullMarked;
