/** What every machine interface shares: keys, versions, positions, cursors and the description of it all. */
@NullMarked
package io.caseledger.shared.api;

import org.jspecify.annotations.NullMarked;
