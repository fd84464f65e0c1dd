/**
 * Measurements beside their yardsticks, in one run ({@code bench/run}): what the service does, on the PostgreSQL and the machine it does it on. Blocks
 * freely: nothing here serves anybody.
 */
@NullMarked
package io.caseledger.bench;

import org.jspecify.annotations.NullMarked;
