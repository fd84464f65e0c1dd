/** What web may ask of certificate cases, and the views it gets. */
@NullMarked
package io.caseledger.origin.query;

import org.jspecify.annotations.NullMarked;
