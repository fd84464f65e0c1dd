/** How events reach those who follow the log: in batches, what fails set aside, views written anew beside the live ones. */
@NullMarked
package io.caseledger.shared.processing;

import org.jspecify.annotations.NullMarked;
