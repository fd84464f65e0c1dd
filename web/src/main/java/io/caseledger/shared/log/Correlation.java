package io.caseledger.shared.log;

import io.caseledger.shared.contract.Actor;
import io.caseledger.shared.contract.MetaDataKeys;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.messaging.Message;
import org.axonframework.messaging.correlation.CorrelationDataProvider;

/**
 * What a message hands on to those it causes (AUD-01). A command hands its actor and its key to its events. An event hands on neither: what an
 * automation orders, the service itself orders, and under a key of its own.
 */
final class Correlation implements CorrelationDataProvider {
    private static final List<String> FROM_COMMAND = List.of(
            Actor.ACCOUNT,
            Actor.NAME,
            Actor.ROLE,
            Actor.UNIT,
            Actor.ON_BEHALF_OF,
            MetaDataKeys.IDEMPOTENCY_KEY,
            MetaDataKeys.ORIGIN_ADDRESS);

    @Override
    public Map<String, ?> correlationDataFor(Message<?> message) {
        var data = new HashMap<String, Object>();
        var from = message.getMetaData();
        if (message instanceof CommandMessage<?>) {
            for (var key : FROM_COMMAND) {
                var value = from.get(key);
                if (value != null) {
                    data.put(key, value);
                }
            }
        }
        var correlation = from.get(MetaDataKeys.CORRELATION_ID);
        data.put(MetaDataKeys.CORRELATION_ID, correlation == null ? message.getIdentifier() : correlation);
        data.put(MetaDataKeys.CAUSATION_ID, message.getIdentifier());
        return data;
    }
}
