package io.caseledger.shared.automation;

import io.caseledger.shared.contract.Actor;
import io.caseledger.shared.contract.MetaDataKeys;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.commandhandling.distributed.AnnotationRoutingStrategy;
import org.axonframework.commandhandling.distributed.RoutingStrategy;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.modelling.command.ConcurrencyException;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/**
 * The one way in which automations send commands: as the service itself, naming the event as the cause. Those of a batch of events go out together, so that the
 * log can commit them together, and must be stored before the batch counts as handled; those for one aggregate in order, each after the last answer. An event
 * may be handled twice, so what is ordered must be repeatable: ids derived from the event's.
 */
@Component
public class Orders implements DisposableBean {
    /** They only hand over: the commands have threads of their own. */
    private static final int THREADS = 2;

    private static final long PATIENCE_SECONDS = 30;
    private static final int ATTEMPTS = 5;

    private final CommandGateway gateway;
    private final RoutingStrategy aggregate = AnnotationRoutingStrategy.defaultStrategy();
    private final ThreadLocal<@Nullable List<CommandMessage<?>>> gathered = new ThreadLocal<>();
    private final ExecutorService threads = Executors.newFixedThreadPool(
            THREADS, Thread.ofPlatform().daemon().name("orders-", 0).factory());

    public Orders(CommandGateway gateway) {
        this.gateway = gateway;
    }

    /**
     * Within {@link #together} noted, to be sent with all others; else sent at once.
     *
     * @throws RuntimeException what the command failed with, a {@link io.caseledger.shared.contract.Rejection} among them
     */
    public void give(EventMessage<?> cause, Object command) {
        var orders = gathered.get();
        if (orders == null) {
            send(List.of(message(cause, command)));
        } else {
            orders.add(message(cause, command));
        }
    }

    /**
     * Sends together what the handlers order, and waits until all is stored.
     *
     * @throws RuntimeException what the first command that failed has failed with; others may have been stored
     */
    public void together(Runnable handlers) {
        List<CommandMessage<?>> orders = new ArrayList<>();
        gathered.set(orders);
        try {
            handlers.run();
        } finally {
            gathered.remove();
        }
        send(orders);
    }

    private void send(List<CommandMessage<?>> orders) {
        var last = new LinkedHashMap<String, CompletableFuture<?>>();
        for (var order : orders) {
            last.compute(
                    aggregate.getRoutingKey(order),
                    (id, before) -> (before == null ? CompletableFuture.completedFuture(null) : before)
                            // not on a command's thread
                            .thenComposeAsync(answered -> sent(order, ATTEMPTS), threads));
        }
        await(CompletableFuture.allOf(last.values().toArray(CompletableFuture[]::new)));
    }

    private CompletableFuture<Object> sent(CommandMessage<?> order, int attempts) {
        return gateway.<Object>send(order)
                .exceptionallyComposeAsync(
                        error -> attempts > 1 && isConflict(error)
                                ? sent(order, attempts - 1)
                                : CompletableFuture.failedFuture(error),
                        threads);
    }

    private static boolean isConflict(Throwable error) {
        return error instanceof ConcurrencyException
                || (error instanceof CompletionException && error.getCause() instanceof ConcurrencyException);
    }

    private static CommandMessage<?> message(EventMessage<?> cause, Object command) {
        var metaData = new HashMap<String, Object>(Actor.SYSTEM.toMetaData());
        metaData.put(
                MetaDataKeys.CORRELATION_ID,
                cause.getMetaData().getOrDefault(MetaDataKeys.CORRELATION_ID, cause.getIdentifier()));
        metaData.put(MetaDataKeys.CAUSATION_ID, cause.getIdentifier());
        return new GenericCommandMessage<>(command, metaData);
    }

    private static void await(CompletableFuture<?> all) {
        try {
            all.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException failure ? failure : new IllegalStateException(e.getCause());
        } catch (TimeoutException e) {
            throw new IllegalStateException("orders were not answered in time", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("stopped while waiting", e);
        }
    }

    @Override
    public void destroy() {
        threads.shutdown();
    }
}
