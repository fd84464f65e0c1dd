/** How the log stores events. For the event store's wiring, and for the tests that keep the stored form from changing. */
@NullMarked
package io.caseledger.shared.storage;

import org.jspecify.annotations.NullMarked;
