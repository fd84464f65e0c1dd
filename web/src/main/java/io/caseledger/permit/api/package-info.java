/** The machine interface of import permits (API-02), with customs' feed (API-07). */
@NullMarked
package io.caseledger.permit.api;

import org.jspecify.annotations.NullMarked;
