package io.caseledger.shared.contract;

import java.io.Serializable;
import java.util.List;
import org.axonframework.commandhandling.CommandExecutionException;

/**
 * A command refused by a rule: nothing has happened. It is a {@link CommandExecutionException} because only the details of one survive the way
 * through Axon Server; {@link #details} is the same there and in process. Only {@code web} turns it into a page or a problem document.
 */
public class Rejection extends CommandExecutionException {

    /** Why a command is refused; decides the HTTP status. */
    public enum Kind {
        /** What was sent breaks rules: 422. */
        INVALID,
        /** The case's state does not allow it now: 409. */
        CONFLICT,
        /** The case has changed since the caller looked: 412 on the API, 409 on a page. */
        STALE,
        /** There is no such thing for this actor: 404, for foreign cases too. */
        NOT_FOUND,
        /** The actor's role may not do this: 403. */
        FORBIDDEN,
        /** Nothing is against it, but it was only to be checked: 204. */
        CHECKED
    }

    /** What a caller needs to know of the refusal, in a form that can be sent. */
    public record Details(Kind kind, List<Violation> violations) implements Serializable {
        public Details {
            violations = List.copyOf(violations);
        }
    }

    public Rejection(Kind kind, List<Violation> violations) {
        super(kind + " " + violations.stream().map(Violation::rule).toList(), null, new Details(kind, violations));
    }

    public Rejection(Kind kind, String rule, String... args) {
        this(kind, List.of(Violation.of(rule, "", args)));
    }

    public Details details() {
        return this.<Details>getDetails().orElseThrow();
    }
}
