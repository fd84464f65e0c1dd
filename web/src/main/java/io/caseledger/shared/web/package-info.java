/** What every page and every API shares: sending commands, asking queries, errors, layout, lists, live fragments. */
@NullMarked
package io.caseledger.shared.web;

import org.jspecify.annotations.NullMarked;
