/** Documents to keep: a template and its data become PDF/A, with every character of a name in it. */
@NullMarked
package io.caseledger.shared.pdf;

import org.jspecify.annotations.NullMarked;
