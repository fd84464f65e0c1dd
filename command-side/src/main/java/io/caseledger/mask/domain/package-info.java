/** What decides about import permits and stock: the aggregates and their rules. */
@NullMarked
package io.caseledger.mask.domain;

import org.jspecify.annotations.NullMarked;
