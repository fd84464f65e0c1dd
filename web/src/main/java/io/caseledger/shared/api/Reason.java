package io.caseledger.shared.api;

import org.jspecify.annotations.Nullable;

/** Body of an order that needs nothing but why. */
public record Reason(@Nullable String reason) {
    /** The reason given, if any. */
    public static @Nullable String of(@Nullable Reason body) {
        return body == null ? null : body.reason();
    }
}
