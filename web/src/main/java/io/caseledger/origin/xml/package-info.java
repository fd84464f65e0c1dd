/** Applications as XML (COE0010-13, COE0010-17): our own schema, written as it is read, and read as if every file were hostile. */
@NullMarked
package io.caseledger.origin.xml;

import org.jspecify.annotations.NullMarked;
