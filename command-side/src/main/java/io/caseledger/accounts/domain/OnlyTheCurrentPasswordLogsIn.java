package io.caseledger.accounts.domain;

import io.caseledger.shared.contract.Rejection;
import org.jspecify.annotations.Nullable;

/** A password that was changed a moment ago logs nobody in, even where a view has not noticed yet. */
final class OnlyTheCurrentPasswordLogsIn {
    private OnlyTheCurrentPasswordLogsIn() {}

    static void check(@Nullable String current, String checked) {
        if (!checked.equals(current)) {
            throw new Rejection(Rejection.Kind.FORBIDDEN, "OnlyTheCurrentPasswordLogsIn");
        }
    }
}
