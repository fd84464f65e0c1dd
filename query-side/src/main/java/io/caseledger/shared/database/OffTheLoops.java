package io.caseledger.shared.database;

import io.r2dbc.spi.Connection;
import io.r2dbc.spi.ConnectionFactory;
import io.r2dbc.spi.ConnectionFactoryMetadata;
import io.r2dbc.spi.Statement;
import io.r2dbc.spi.Wrapped;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/**
 * Whoever has given a connection back goes on elsewhere: what is made of the answer, a page or a file, would else be made on the event loops that read for
 * everybody, and the next who asks would wait for it. One change of thread for each use of a connection, none for a row. Who takes the first of several rows,
 * {@code next()}, is told before that: ask for {@code single()}.
 *
 * <p>A server that has let somebody in and then says nothing is not waited for any longer than one that lets nobody in (REL-02).
 */
record OffTheLoops(ConnectionFactory pool, Patience patience) implements ConnectionFactory, Wrapped<ConnectionFactory> {
    @Override
    public Publisher<? extends Connection> create() {
        return Mono.defer(() -> {
            var turn = patience.begin();
            return patience.bound(Mono.from(pool.create())).map(connection -> leavingWhenClosed(connection, turn));
        });
    }

    @Override
    public ConnectionFactoryMetadata getMetadata() {
        return pool.getMetadata();
    }

    @Override
    public ConnectionFactory unwrap() {
        return pool;
    }

    private static Connection leavingWhenClosed(Connection connection, Patience.Turn turn) {
        return (Connection) Proxy.newProxyInstance(
                Connection.class.getClassLoader(), new Class<?>[] {Connection.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals("close")) {
                        return Mono.from(connection.close()).publishOn(Schedulers.parallel());
                    }
                    try {
                        return switch (method.invoke(connection, arguments)) {
                            case Statement statement -> new ImpatientStatement(statement, turn);
                            case Publisher<?> work -> turn.bound(work);
                            case null -> null;
                            case Object other -> other;
                        };
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }
}
