/** How automations order things: event in, command out. */
@NullMarked
package io.caseledger.shared.automation;

import org.jspecify.annotations.NullMarked;
