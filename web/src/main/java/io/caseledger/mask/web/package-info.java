/** Pages of import permits and of the inventory of masks. */
@NullMarked
package io.caseledger.mask.web;

import org.jspecify.annotations.NullMarked;
