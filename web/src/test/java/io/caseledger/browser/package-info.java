/** The service as people use it: two browsers, applicant and officer, on the real application. */
@NullMarked
package io.caseledger.browser;

import org.jspecify.annotations.NullMarked;
