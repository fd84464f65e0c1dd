package io.caseledger.shared.bus;

import io.caseledger.shared.contract.Begins;
import io.caseledger.shared.contract.CommandKey;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.jspecify.annotations.Nullable;

/**
 * Commands that are decided together, and what is taken for granted meanwhile: that what an order {@linkplain Begins begins} is not there yet, and that a kept
 * copy of an aggregate is the latest. Whether it is so shows when their events are appended. A refusal appends nothing: it is asked for first
 * ({@link ConfirmedRefusals}).
 */
public final class Turn {
    private static final String NAME = Turn.class.getName();

    private final List<CommandMessage<?>> commands;
    private final @Nullable String absent;
    private final Set<String> taken = new HashSet<>();

    private Turn(List<CommandMessage<?>> commands, @Nullable String absent) {
        this.commands = commands;
        this.absent = absent;
    }

    /** Nothing is taken for granted but kept copies, which are dropped where a command has failed on them. */
    static void begin(UnitOfWork<?> unit, CommandMessage<?> command) {
        unit.resources().put(NAME, new Turn(List.of(command), null));
    }

    /** The first of the commands may begin the aggregate with this id. */
    static void beginHopefully(UnitOfWork<?> unit, List<CommandMessage<?>> commands, String aggregateId) {
        var begins = commands.getFirst().getPayload() instanceof Begins;
        unit.resources().put(NAME, new Turn(commands, begins ? aggregateId : null));
    }

    private static @Nullable Turn current() {
        return CurrentUnitOfWork.isStarted() ? CurrentUnitOfWork.get().root().getResource(NAME) : null;
    }

    /** Notes that an aggregate is taken to be as it is known here. */
    static void takes(String aggregateId) {
        var turn = current();
        if (turn != null) {
            turn.taken.add(aggregateId);
        }
    }

    /** Whether an aggregate need not be looked for, as it is being begun. */
    public static boolean isAbsent(String aggregateId) {
        var turn = current();
        if (turn == null || !aggregateId.equals(turn.absent)) {
            return false;
        }
        turn.taken.add(aggregateId);
        return true;
    }

    static Set<String> taken() {
        var turn = current();
        return turn == null ? Set.of() : Set.copyOf(turn.taken);
    }

    /** The keys of all commands of this turn, and the given one. */
    public static Collection<String> keys(String key) {
        var turn = current();
        return turn == null
                ? Set.of(key)
                : Stream.concat(
                                Stream.of(key),
                                turn.commands.stream().map(command -> CommandKey.of(command.getMetaData())))
                        .filter(Objects::nonNull)
                        .collect(Collectors.toSet());
    }

    /** What is found out once for all commands of a turn. */
    public static <T> T once(String what, Supplier<T> find) {
        return CurrentUnitOfWork.isStarted()
                ? CurrentUnitOfWork.get().root().getOrComputeResource(NAME + what, name -> find.get())
                : find.get();
    }
}
