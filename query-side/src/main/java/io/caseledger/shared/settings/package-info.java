/** What can be set from outside, checked before anything starts (RUN-05). */
@NullMarked
package io.caseledger.shared.settings;

import org.jspecify.annotations.NullMarked;
