/** What decides about import permits: the aggregate and its rules. */
@NullMarked
package io.caseledger.permit.domain;

import org.jspecify.annotations.NullMarked;
