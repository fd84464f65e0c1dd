/** What every aggregate has in common: commands remembered by key, versions checked, the actor as a parameter. */
@NullMarked
package io.caseledger.shared.domain;

import org.jspecify.annotations.NullMarked;
