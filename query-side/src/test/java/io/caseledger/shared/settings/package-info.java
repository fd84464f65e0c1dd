/** Settings are checked and documented. */
@NullMarked
package io.caseledger.shared.settings;

import org.jspecify.annotations.NullMarked;
