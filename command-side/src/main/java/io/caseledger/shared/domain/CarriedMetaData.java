package io.caseledger.shared.domain;

import io.caseledger.shared.contract.Actor;
import io.caseledger.shared.contract.MetaDataKeys;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.messaging.Message;
import org.axonframework.messaging.correlation.CorrelationDataProvider;

/**
 * What a message hands on to those it causes. In whose name is not handed on: {@link ActedFor} notes it where the authority was found. Who acted, from where and under which key goes from a command to its events only: what an automation
 * orders afterwards is its own doing, under a key of its own. {@link Remembering} needs the key on the events.
 */
public final class CarriedMetaData implements CorrelationDataProvider {
    private static final List<String> OF_COMMANDS = List.of(
            Actor.ACCOUNT,
            Actor.NAME,
            Actor.ROLE,
            Actor.UNIT,
            MetaDataKeys.ORIGIN_ADDRESS,
            MetaDataKeys.IDEMPOTENCY_KEY,
            MetaDataKeys.ORDERED);

    @Override
    public Map<String, ?> correlationDataFor(Message<?> message) {
        if (message instanceof EventMessage<?>) {
            // what an automation orders names its cause itself; and to ask each event of each processor costs a third
            // of their work
            return Map.of();
        }
        var metaData = message.getMetaData();
        var carried = new HashMap<String, Object>();
        if (message instanceof CommandMessage<?>) {
            for (var key : OF_COMMANDS) {
                var value = metaData.get(key);
                if (value != null) {
                    carried.put(key, value);
                }
            }
        }
        carried.put(
                MetaDataKeys.CORRELATION_ID,
                metaData.getOrDefault(MetaDataKeys.CORRELATION_ID, message.getIdentifier()));
        carried.put(MetaDataKeys.CAUSATION_ID, message.getIdentifier());
        return carried;
    }
}
