/** The demo story, as the first start tells it. */
@NullMarked
package io.caseledger.demo.web;

import org.jspecify.annotations.NullMarked;
