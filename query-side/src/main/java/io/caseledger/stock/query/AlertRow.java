package io.caseledger.stock.query;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something that is, or was, beyond its threshold (MSK-61).
 *
 * @param kind name of an {@code AlertKind}
 * @param subject lot number, account or receiver, by kind
 * @param name what a person calls the subject
 * @param figure days or pieces when it was raised, by kind
 * @param clearedAt null while it stands
 */
public record AlertRow(
        String alertId,
        String kind,
        String subject,
        String name,
        long figure,
        long threshold,
        Instant raisedAt,
        @Nullable Instant clearedAt,
        long position) {
    /** Filter of the movements behind it, whose value is the subject. */
    public String filter() {
        return switch (kind) {
            case "IMPORTER_STOCK" -> "importer";
            case "RECEIVER_FLOWS" -> "receiver";
            default -> "lotNumber";
        };
    }

    public boolean stands() {
        return clearedAt == null;
    }
}
