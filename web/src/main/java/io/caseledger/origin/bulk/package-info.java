/** Filing many applications at once (COE0010-17): a file is taken apart, then filed case by case, however often the service restarts meanwhile. */
@NullMarked
package io.caseledger.origin.bulk;

import org.jspecify.annotations.NullMarked;
