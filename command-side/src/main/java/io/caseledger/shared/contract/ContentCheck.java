package io.caseledger.shared.contract;

import java.util.List;

/** Asks the rules about a content without ordering anything: for forms and previews. May block, as it looks accounts up. */
public interface ContentCheck<A> {

    /**
     * All that would make its order refuse it; empty when it can be filed.
     *
     * @throws Rejection FORBIDDEN where this actor may not file at all
     */
    List<Violation> check(A content, Actor actor);

    /** What looks odd but stops nothing. */
    List<Violation> warnings(A content, Actor actor);
}
