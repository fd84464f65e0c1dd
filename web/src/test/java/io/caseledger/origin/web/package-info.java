/** Filing, following and reviewing certificates of origin on the real service. */
@NullMarked
package io.caseledger.origin.web;

import org.jspecify.annotations.NullMarked;
