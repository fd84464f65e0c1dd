package io.caseledger.shared.processing;

import io.caseledger.shared.projection.Changes;
import java.util.List;
import org.springframework.stereotype.Component;

/** Tells those who watch of what no event is about, such as a draft: it has no place in the log. */
@Component
public record UnloggedChanges(Changes changes) {
    private static final long NO_POSITION = -1;

    public void tell(String topic) {
        changes.tell(List.of(topic), NO_POSITION);
    }
}
