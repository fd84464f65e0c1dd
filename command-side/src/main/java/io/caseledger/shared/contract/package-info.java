/** What every capability says in the same words: who acts, what a refusal looks like, what a command answers. */
@NullMarked
package io.caseledger.shared.contract;

import org.jspecify.annotations.NullMarked;
