package io.caseledger.origin.domain;

import io.caseledger.shared.contract.Actor;
import io.caseledger.shared.contract.Rejection;
import io.caseledger.shared.contract.Role;

/** What became of an application of a file is noted by the service itself, after it has tried. */
final class OnlyTheServiceNotesBulkItems {
    private OnlyTheServiceNotesBulkItems() {}

    static void check(Actor actor) {
        if (actor.role() != Role.SYSTEM) {
            throw new Rejection(Rejection.Kind.FORBIDDEN, "OnlyTheServiceNotesBulkItems");
        }
    }
}
