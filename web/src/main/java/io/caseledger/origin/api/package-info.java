/** The machine interface of certificates of origin (API-01 to API-05): what the pages can do, as JSON. */
@NullMarked
package io.caseledger.origin.api;

import org.jspecify.annotations.NullMarked;
