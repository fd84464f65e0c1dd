/** What the demo accounts find at the first start: a story as data, told by commands like anybody's. */
@NullMarked
package io.caseledger.demo.web;

import org.jspecify.annotations.NullMarked;
