package io.caseledger.mail.contract;

import java.util.stream.Stream;
import org.axonframework.eventhandling.EventMessage;

/**
 * Who is told by mail when something has happened, and what. It orders nothing and keeps nothing: from the same event come the same mails, whenever and however
 * often it is asked; the outbox sees to it that each is written once.
 */
public interface Mailing<E> {
    /** The events it looks at, or what they have in common. */
    Class<E> when();

    /** @param message the event with what is known of it: its id, and who made it */
    Stream<Mail> mails(E event, EventMessage<?> message, FirstEvents first);
}
