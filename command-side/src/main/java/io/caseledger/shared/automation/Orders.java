package io.caseledger.shared.automation;

import io.caseledger.shared.contract.Actor;
import io.caseledger.shared.contract.MetaDataKeys;
import java.util.HashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.modelling.command.ConcurrencyException;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/**
 * The one way in which automations send commands: as the service itself, naming the event as the cause. On another thread than the event's, since a command
 * is one append of its own and must be stored before the event counts as handled. An event may be handled twice, so what is ordered must be repeatable: ids
 * derived from the event's.
 */
@Component
public class Orders implements DisposableBean {
    /** The processors' threads wait here, so more would only wait for connections. */
    private static final int THREADS = 4;

    private static final long PATIENCE_SECONDS = 30;
    private static final int ATTEMPTS = 5;

    private final CommandGateway gateway;
    private final ExecutorService threads = Executors.newFixedThreadPool(
            THREADS, Thread.ofPlatform().daemon().name("orders-", 0).factory());

    public Orders(CommandGateway gateway) {
        this.gateway = gateway;
    }

    /** @throws RuntimeException what the command failed with, a {@link io.caseledger.shared.contract.Rejection} among them */
    public void give(EventMessage<?> cause, Object command) {
        for (int attempt = 1; ; attempt++) {
            try {
                once(cause, command);
                return;
            } catch (ConcurrencyException e) {
                if (attempt == ATTEMPTS) {
                    throw e;
                }
            }
        }
    }

    private void once(EventMessage<?> cause, Object command) {
        var metaData = new HashMap<String, Object>(Actor.SYSTEM.toMetaData());
        metaData.put(
                MetaDataKeys.CORRELATION_ID,
                cause.getMetaData().getOrDefault(MetaDataKeys.CORRELATION_ID, cause.getIdentifier()));
        metaData.put(MetaDataKeys.CAUSATION_ID, cause.getIdentifier());
        var message = new GenericCommandMessage<>(command, metaData);
        try {
            threads.submit(() -> gateway.sendAndWait(message)).get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException failure ? failure : new IllegalStateException(e.getCause());
        } catch (TimeoutException e) {
            throw new IllegalStateException(command.getClass().getSimpleName() + " was not answered in time", e);
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
