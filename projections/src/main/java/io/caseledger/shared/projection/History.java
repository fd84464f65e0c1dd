package io.caseledger.shared.projection;

import io.caseledger.shared.contract.Actor;
import io.caseledger.shared.contract.LogPosition;
import io.caseledger.shared.contract.MetaDataKeys;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.messaging.MetaData;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Writes the histories of whatever has a number (COE0150-02, AUD-01): {@code view.case_history}, and {@code view.case_visibility} for who may read them. A
 * projector says once who may see a number, and notes each event of it.
 */
@Component
public class History {
    private final Rows rows;

    public History(Rows rows) {
        this.rows = rows;
    }

    /**
     * Who may see a number, beside those who see everything.
     *
     * @param unit the issuing unit whose business it is; null for none
     * @param accounts those it belongs to; nulls are left out
     */
    public void visible(String number, @Nullable String unit, @Nullable String... accounts) {
        rows.update(
                """
                INSERT INTO view.case_visibility (number, unit, accounts) VALUES (?, ?, string_to_array(?, ','))
                ON CONFLICT (number) DO UPDATE SET unit = excluded.unit, accounts = excluded.accounts""", number, unit, Stream.of(accounts).filter(Objects::nonNull).collect(Collectors.joining(",")));
    }

    /** Lets a history be found under a second number, e.g. that of the certificate beside that of its case. */
    public void alsoCalled(String number, String otherNumber) {
        rows.update("UPDATE view.case_visibility SET other_number = ? WHERE number = ?", otherNumber, number);
    }

    /**
     * Notes an event under a number.
     *
     * @param arguments what the sentence {@code event.<simple name>} names, by name; without personal data that the reader of the history may not see
     * @param changes old and new by field ({@code Difference}s), may be empty
     */
    public void note(String number, EventMessage<?> message, Map<String, String> arguments, Collection<?> changes) {
        var metaData = message.getMetaData();
        var actor = Actor.of(metaData);
        rows.later(
                """
                INSERT INTO view.case_history (position, number, sequence, event_id, at, event, actor_account, actor_name,
                    actor_role, on_behalf_of, origin_address, correlation_id, causation_id, arguments, changes)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?::jsonb, ?::jsonb)
                ON CONFLICT (position, number) DO NOTHING""",
                LogPosition.of(message),
                number,
                message instanceof DomainEventMessage<?> event ? event.getSequenceNumber() : 0,
                message.getIdentifier(),
                message.getTimestamp(),
                message.getPayloadType().getSimpleName(),
                actor.accountId(),
                actor.name(),
                actor.role().name(),
                actor.onBehalfOf(),
                text(metaData, MetaDataKeys.ORIGIN_ADDRESS),
                text(metaData, MetaDataKeys.CORRELATION_ID),
                text(metaData, MetaDataKeys.CAUSATION_ID),
                rows.json(arguments),
                rows.json(changes));
    }

    /** The same without field changes. */
    public void note(String number, EventMessage<?> message, Map<String, String> arguments) {
        note(number, message, arguments, List.of());
    }

    /**
     * Before a view is written anew.
     *
     * @param numbers a query for those whose histories are written anew too
     */
    public void forget(String numbers) {
        rows.update("DELETE FROM view.case_history WHERE number IN (" + numbers + ")");
        rows.update("DELETE FROM view.case_visibility WHERE number IN (" + numbers + ")");
    }

    private static @Nullable String text(MetaData metaData, String key) {
        return Objects.toString(metaData.get(key), null);
    }
}
