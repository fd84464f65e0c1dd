package io.caseledger.shared.projection;

import io.caseledger.shared.query.Changed;
import io.caseledger.shared.query.WatchChanges;
import java.util.Collection;
import org.axonframework.queryhandling.QueryUpdateEmitter;
import org.springframework.stereotype.Component;

/** Tells those who watch that rows have changed; Axon holds the signal back until the rows' transaction is committed. */
@Component
public record Changes(QueryUpdateEmitter emitter) {
    public void tell(Collection<String> topics, long position) {
        for (var topic : topics) {
            emitter.emit(WatchChanges.class, watch -> watch.topics().contains(topic), new Changed(topic, position));
        }
    }

    /** Tells everybody: anything may look different. */
    public void tellAll(long position) {
        emitter.emit(WatchChanges.class, watch -> true, new Changed("", position));
    }
}
