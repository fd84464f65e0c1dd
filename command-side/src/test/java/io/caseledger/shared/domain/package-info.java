/** The frozen events, and what every aggregate has in common. */
@NullMarked
package io.caseledger.shared.domain;

import org.jspecify.annotations.NullMarked;
