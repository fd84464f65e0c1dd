/** The event log on its real store: tables, streams that wake on commit, tokens, processors. Nothing here knows a capability. */
@NullMarked
package io.caseledger.shared.log;

import org.jspecify.annotations.NullMarked;
