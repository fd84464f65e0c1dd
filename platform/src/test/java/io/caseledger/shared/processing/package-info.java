@NullMarked
package io.caseledger.shared.processing;

import org.jspecify.annotations.NullMarked;
