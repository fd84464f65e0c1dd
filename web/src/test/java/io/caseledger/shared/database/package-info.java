/** The database keeps what it was given, whoever runs it and however it ends. */
@NullMarked
package io.caseledger.shared.database;

import org.jspecify.annotations.NullMarked;
