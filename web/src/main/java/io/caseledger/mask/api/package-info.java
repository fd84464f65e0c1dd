/** The machine interface of import permits and mask stock (API-02), with customs' feed (API-07). */
@NullMarked
package io.caseledger.mask.api;

import org.jspecify.annotations.NullMarked;
