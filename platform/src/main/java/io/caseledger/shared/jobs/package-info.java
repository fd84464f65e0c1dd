/** Jobs that survive a restart, each run by one node at a time, on threads of their own. */
@NullMarked
package io.caseledger.shared.jobs;

import org.jspecify.annotations.NullMarked;
