package io.caseledger.shared.contract;

import org.axonframework.messaging.MetaData;
import org.jspecify.annotations.Nullable;

/** Under which key a command was given, as aggregates and the log remember it. Storage format: {@code V005__command_keys.sql} makes it too. */
public final class CommandKey {
    private CommandKey() {}

    /** A key is its caller's own: two people who happen on the same one mean two things. Null where none was given. */
    public static @Nullable String of(MetaData metaData) {
        var key = metaData.get(MetaDataKeys.IDEMPOTENCY_KEY);
        return key == null ? null : Actor.of(metaData).accountId() + " " + key;
    }
}
