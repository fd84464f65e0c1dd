package io.caseledger.shared.domain;

import java.util.List;
import java.util.function.Predicate;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.test.matchers.Matchers;
import org.hamcrest.Matcher;

/** Says something of each event that a command has led to. */
public final class EachEvent {
    private EachEvent() {}

    public static Matcher<List<EventMessage<?>>> is(Predicate<EventMessage<?>> such) {
        return Matchers.predicate(events -> !events.isEmpty() && events.stream().allMatch(such));
    }

    /** What a message of that kind says; there is one. */
    public static <T> Matcher<List<EventMessage<?>>> oneOf(Class<T> kind, Predicate<T> such) {
        return Matchers.predicate(events -> events.stream()
                        .map(EventMessage::getPayload)
                        .filter(kind::isInstance)
                        .map(kind::cast)
                        .filter(such)
                        .count()
                == 1);
    }
}
