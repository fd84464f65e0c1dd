/** What must stay true of the code and its documents as a whole. Each rule is shown to catch a violation that is planted for it. */
@NullMarked
package io.caseledger.architecture;

import org.jspecify.annotations.NullMarked;
