/** Applications as XML, and hostile files. */
@NullMarked
package io.caseledger.origin.xml;

import org.jspecify.annotations.NullMarked;
