/** The container files say what they should. */
@NullMarked
package io.caseledger.shared.container;

import org.jspecify.annotations.NullMarked;
