/** What the contracts of all capabilities share. */
@NullMarked
package io.caseledger.shared.contract;

import org.jspecify.annotations.NullMarked;
