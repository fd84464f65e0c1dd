/** What tests of certificates of origin share, in every module. */
@NullMarked
package io.caseledger.origin;

import org.jspecify.annotations.NullMarked;
