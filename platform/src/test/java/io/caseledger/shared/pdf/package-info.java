@NullMarked
package io.caseledger.shared.pdf;

import org.jspecify.annotations.NullMarked;
