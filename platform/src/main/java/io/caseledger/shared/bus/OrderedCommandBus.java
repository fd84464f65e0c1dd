package io.caseledger.shared.bus;

import static org.axonframework.commandhandling.GenericCommandResultMessage.asCommandResultMessage;

import io.caseledger.shared.contract.Actor;
import io.caseledger.shared.contract.RecordTexts;
import io.caseledger.shared.contract.Rejection;
import io.caseledger.shared.contract.Role;
import io.caseledger.shared.contract.Violation;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.axonframework.commandhandling.CommandCallback;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.commandhandling.CommandResultMessage;
import org.axonframework.commandhandling.SimpleCommandBus;
import org.axonframework.commandhandling.distributed.AnnotationRoutingStrategy;
import org.axonframework.commandhandling.distributed.RoutingStrategy;
import org.axonframework.common.Registration;
import org.axonframework.messaging.DefaultInterceptorChain;
import org.axonframework.messaging.MessageHandler;
import org.axonframework.messaging.MessageHandlerInterceptor;
import org.axonframework.messaging.ResultMessage;
import org.axonframework.messaging.unitofwork.DefaultUnitOfWork;
import org.axonframework.messaging.unitofwork.RollbackConfigurationType;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.axonframework.modelling.command.ConcurrencyException;
import org.jspecify.annotations.Nullable;

/**
 * Handles commands on threads of its own, those for the same aggregate one after the other ({@link Turns}): they need not collide in the log, and none holds a
 * thread while it waits. Those that have come while another was handled share an append – each decides on what the ones before it did – so that a hot aggregate
 * is not held up by a commit for each. There is no transaction around a command: the append is one, and is stored for good before the answer. Where one of them fails, nothing of them is stored and each is handled again by itself.
 *
 * <p>Other nodes know nothing of these turns: between nodes the log's unique key decides, as ever.
 */
public final class OrderedCommandBus extends SimpleCommandBus implements AutoCloseable {
    /** Waiting commands beyond this are refused; the web answers 503. */
    private static final int MOST_WAITING = 20_000;
    /** The same for those that wait for one aggregate: what a hot one does in some seconds. */
    private static final int MOST_WAITING_FOR_ONE = 2_000;
    /** One append; more would keep the first of them waiting. */
    private static final int MOST_TOGETHER = 50;

    private static final int SECONDS_TO_END = 10;

    private final List<MessageHandlerInterceptor<? super CommandMessage<?>>> interceptors =
            new CopyOnWriteArrayList<>();
    private final RoutingStrategy aggregate = AnnotationRoutingStrategy.defaultStrategy();
    private final ExecutorService threads;
    private final boolean carriesFailures;
    private final Turns<Order<?, ?>> turns;

    /** @param carriesFailures whether who waits for an answer may be elsewhere, so that its failure must survive the way */
    public OrderedCommandBus(Builder builder, int threads, boolean carriesFailures) {
        super(builder);
        this.carriesFailures = carriesFailures;
        this.threads = Executors.newFixedThreadPool(
                threads, Thread.ofPlatform().daemon().name("commands-", 0).factory());
        this.turns = new Turns<>(this.threads, new Handling(), MOST_WAITING_FOR_ONE, MOST_WAITING, MOST_TOGETHER);
    }

    @Override
    protected <C, R> void handle(
            CommandMessage<C> command,
            MessageHandler<? super CommandMessage<?>> handler,
            CommandCallback<? super C, ? super R> callback) {
        var faults = faults(command);
        if (faults.isEmpty()) {
            turns.take(aggregate.getRoutingKey(command), new Order<C, R>(command, handler, callback));
        } else {
            callback.onResult(command, asCommandResultMessage(new Rejection(Rejection.Kind.INVALID, faults)));
        }
    }

    /**
     * GEN-12, the door that every command comes through: before its turn, as what is refused there takes those with it that have come together with it. What
     * the service orders by itself is made of what it has stored: refused here, an old event would stop it for ever.
     */
    private static List<Violation> faults(CommandMessage<?> command) {
        return command.getPayload() instanceof Record order
                        && Actor.of(command.getMetaData()).role() != Role.SYSTEM
                ? RecordTexts.ofCommand(order)
                : List.of();
    }

    @Override
    public Registration registerHandlerInterceptor(
            MessageHandlerInterceptor<? super CommandMessage<?>> handlerInterceptor) {
        interceptors.add(handlerInterceptor);
        return () -> interceptors.remove(handlerInterceptor);
    }

    /** What was taken is still handled. */
    @Override
    public void close() {
        threads.shutdown();
        try {
            if (!threads.awaitTermination(SECONDS_TO_END, TimeUnit.SECONDS)) {
                threads.shutdownNow();
            }
        } catch (InterruptedException e) {
            threads.shutdownNow();
            Thread.currentThread().interrupt();
        }
    }

    /** A command, who handles it and who waits for the answer. */
    private final class Order<C, R> {
        private final CommandMessage<C> command;
        private final MessageHandler<? super CommandMessage<?>> handler;
        private final CommandCallback<? super C, ? super R> callback;
        private @Nullable CommandResultMessage<? extends R> result;

        Order(
                CommandMessage<C> command,
                MessageHandler<? super CommandMessage<?>> handler,
                CommandCallback<? super C, ? super R> callback) {
            this.command = command;
            this.handler = handler;
            this.callback = callback;
        }

        /** What was taken for granted and was not so is looked at in a second attempt. */
        void alone() {
            var hopeful = new DefaultUnitOfWork<CommandMessage<?>>(command);
            Turn.beginHopefully(hopeful, List.of(command), key());
            handle(hopeful);
            if (result != null && result.isExceptional() && Conflict.is(result.exceptionResult())) {
                var sure = new DefaultUnitOfWork<CommandMessage<?>>(command);
                Turn.begin(sure, command);
                handle(sure);
            }
        }

        /** Within the unit of work of all. */
        boolean isDoneWithOthers() {
            handle(new DefaultUnitOfWork<>(command));
            return result != null && !result.isExceptional();
        }

        private void handle(UnitOfWork<CommandMessage<?>> unit) {
            ResultMessage<R> answer = unit.executeWithResult(
                    () -> {
                        @SuppressWarnings("unchecked") // as Axon's own bus takes it
                        var value = (R)
                                new DefaultInterceptorChain<CommandMessage<?>>(unit, interceptors, handler).proceed();
                        return value;
                    },
                    RollbackConfigurationType.ANY_THROWABLE);
            result = asCommandResultMessage(answer);
        }

        String key() {
            return aggregate.getRoutingKey(command);
        }

        void fail(Throwable why) {
            result = asCommandResultMessage(why);
        }

        void answer() {
            if (result == null) {
                fail(new IllegalStateException("not handled"));
            } else if (carriesFailures && result.isExceptional()) {
                fail(CarriedFailure.ofCommand(result.exceptionResult()));
            }
            callback.onResult(command, Objects.requireNonNull(result));
        }
    }

    private final class Handling implements Turns.Worker<Order<?, ?>> {
        @Override
        public Turns.Done work(List<Order<?, ?>> orders) {
            var areDone = orders.size() > 1 && areDoneTogether(orders);
            if (!areDone) {
                orders.forEach(Order::alone);
            }
            return new Turns.Done(areDone || orders.size() == 1, () -> orders.forEach(Order::answer));
        }

        @Override
        public void refuse(Order<?, ?> order, RejectedExecutionException why) {
            order.fail(why);
            order.answer();
        }

        /** @return false where nothing has happened and each must be handled by itself */
        private boolean areDoneTogether(List<Order<?, ?>> orders) {
            var all = DefaultUnitOfWork.<CommandMessage<?>>startAndGet(orders.getFirst().command);
            Turn.beginHopefully(
                    all,
                    orders.stream()
                            .<CommandMessage<?>>map(order -> order.command)
                            .toList(),
                    orders.getFirst().key());
            try {
                for (var order : orders) {
                    if (!order.isDoneWithOthers()) {
                        all.rollback(new ConcurrencyException("one of some commands has failed"));
                        return false;
                    }
                }
            } catch (RuntimeException e) {
                if (all.isActive()) {
                    all.rollback(e);
                }
                return false;
            }
            try {
                all.commit();
                return true;
            } catch (RuntimeException e) {
                if (Conflict.is(e)) {
                    // another node was quicker
                    return false;
                }
                // it may have been stored or not: who asked must ask again, by the key
                orders.forEach(order -> order.fail(e));
                return true;
            }
        }
    }
}
