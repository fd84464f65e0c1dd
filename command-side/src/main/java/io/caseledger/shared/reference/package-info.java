/**
 * What the world outside agrees on: how identifiers are built and checked, how dates and numbers are typed in Taiwan, and the
 * code lists (countries, units, ports, currencies …) that forms pick from.
 *
 * <p>Everything here is immutable, loaded once and free of frameworks, so that rules in the command side and pickers in the web
 * use the very same data.
 */
@NullMarked
package io.caseledger.shared.reference;

import org.jspecify.annotations.NullMarked;
