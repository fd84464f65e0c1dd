/**
 * What must stay true of the code and its documents as a whole. Each rule is shown to catch a violation that is planted for it: what stands
 * below {@code planted} is wrong on purpose, and carries nothing by which Spring would find it.
 */
@NullMarked
package io.caseledger.architecture;

import org.jspecify.annotations.NullMarked;
