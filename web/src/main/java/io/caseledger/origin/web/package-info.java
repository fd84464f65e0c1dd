/** Pages of certificates of origin: filing, lists, case page, review. */
@NullMarked
package io.caseledger.origin.web;

import org.jspecify.annotations.NullMarked;
