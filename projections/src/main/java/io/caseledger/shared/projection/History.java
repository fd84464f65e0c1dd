package io.caseledger.shared.projection;

import io.caseledger.shared.contract.Actor;
import io.caseledger.shared.contract.LogPosition;
import io.caseledger.shared.contract.MetaDataKeys;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Writes the histories of whatever has a number (COE0150-02, AUD-01), and who may read them. A projector says once who may see a number, and notes each event
 * of it.
 */
@Component
public record History(Rows rows) {
    private static final Table NOTES = Table.of("case_history", "position", "number");
    private static final Table VISIBILITY = Table.of("case_visibility", "number");

    /**
     * Who may see a number, beside those who see everything.
     *
     * @param capability name of the {@code Capability}, for those whom its owner lets look (ACC-09)
     * @param unit the issuing unit whose business it is; null for none
     * @param owner account of the company that it belongs to
     * @param agent account that filed it for the owner; null for none
     */
    public void visible(String number, String capability, @Nullable String unit, String owner, @Nullable String agent) {
        rows.add(VISIBILITY, number)
                .set("unit", unit)
                .set("owner", owner)
                .set("capability", capability)
                .set(
                        "accounts",
                        Stream.of(owner, agent).filter(Objects::nonNull).toList());
    }

    /** Lets a history be found under a second number, e.g. that of the certificate beside that of its case. */
    public void alsoCalled(String number, String otherNumber) {
        rows.change(VISIBILITY, number).set("other_number", otherNumber);
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
        rows.add(NOTES, LogPosition.of(message), number)
                .set("sequence", message instanceof DomainEventMessage<?> event ? event.getSequenceNumber() : 0)
                .set("event_id", message.getIdentifier())
                .set("at", message.getTimestamp())
                .set("event", message.getPayloadType().getSimpleName())
                .set("actor_account", actor.accountId())
                .set("actor_name", actor.name())
                .set("actor_role", actor.role())
                .set("on_behalf_of", actor.onBehalfOf())
                .set("on_behalf_of_name", metaData.get(Actor.ON_BEHALF_OF_NAME))
                .set("origin_address", metaData.get(MetaDataKeys.ORIGIN_ADDRESS))
                .set("correlation_id", metaData.get(MetaDataKeys.CORRELATION_ID))
                .set("causation_id", metaData.get(MetaDataKeys.CAUSATION_ID))
                .set("arguments", arguments)
                .set("changes", changes);
    }

    /** The same without field changes. */
    public void note(String number, EventMessage<?> message, Map<String, String> arguments) {
        note(number, message, arguments, List.of());
    }
}
