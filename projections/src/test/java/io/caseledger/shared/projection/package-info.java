/** Events in, rows out, answers back: on a real PostgreSQL, without a service. */
@NullMarked
package io.caseledger.shared.projection;

import org.jspecify.annotations.NullMarked;
