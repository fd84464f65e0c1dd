package io.caseledger.origin.query;

import io.caseledger.shared.query.Viewer;

/**
 * One case with everything on its page; answers an optional {@link CaseView}, empty for a foreign case too.
 *
 * @param number receipt or certificate number
 */
public record FindCase(Viewer viewer, String number) {}
