package io.caseledger.shared.log;

import io.caseledger.shared.bus.AggregateCache;
import io.caseledger.shared.bus.ConfirmedRefusals;
import io.caseledger.shared.bus.MessageSerializer;
import io.caseledger.shared.bus.OrderedCommandBus;
import io.caseledger.shared.bus.RecentPositions;
import io.caseledger.shared.bus.ServiceClock;
import io.caseledger.shared.database.Database;
import io.caseledger.shared.domain.CarriedMetaData;
import io.caseledger.shared.domain.ForgottenKeys;
import io.caseledger.shared.domain.Upcasters;
import io.caseledger.shared.settings.Settings;
import io.caseledger.shared.storage.LogSerializer;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.sql.DataSource;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.commandhandling.CommandBusSpanFactory;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.commandhandling.DuplicateCommandHandlerResolver;
import org.axonframework.commandhandling.SimpleCommandBus;
import org.axonframework.commandhandling.distributed.AnnotationRoutingStrategy;
import org.axonframework.commandhandling.distributed.UnresolvedRoutingKeyPolicy;
import org.axonframework.common.jdbc.ConnectionProvider;
import org.axonframework.common.jdbc.PersistenceExceptionResolver;
import org.axonframework.common.jdbc.UnitOfWorkAwareConnectionProviderWrapper;
import org.axonframework.common.lock.LockFactory;
import org.axonframework.common.lock.PessimisticLockFactory;
import org.axonframework.common.transaction.NoTransactionManager;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.axonframework.eventhandling.tokenstore.jdbc.JdbcTokenStore;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.eventsourcing.eventstore.jdbc.JdbcEventStorageEngine;
import org.axonframework.messaging.MessageHandlerInterceptor;
import org.axonframework.messaging.annotation.HandlerDefinition;
import org.axonframework.messaging.annotation.ParameterResolverFactory;
import org.axonframework.messaging.correlation.CorrelationDataProvider;
import org.axonframework.messaging.interceptors.CorrelationDataInterceptor;
import org.axonframework.modelling.command.CommandTargetResolver;
import org.axonframework.modelling.command.VersionedAggregateIdentifier;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.upcasting.event.EventUpcasterChain;
import org.axonframework.spring.eventsourcing.SpringAggregateSnapshotter;
import org.axonframework.spring.jdbc.SpringDataSourceConnectionProvider;
import org.axonframework.spring.messaging.unitofwork.SpringTransactionManager;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;

/**
 * The log's parts. With Axon Server configured ({@code axon.axonserver.enabled}) it is the event store and the router, and the store here is not made;
 * tokens and what is set aside stay in PostgreSQL beside the rows they belong to.
 */
@Configuration(proxyBeanMethods = false)
class EventLog {
    /** With what an append may wait for its turn less than the three seconds after which everybody has an answer. */
    private static final Duration APPEND_PATIENCE = Duration.ofSeconds(2);

    /** JDBC connections that are not for commands: each processor uses one for its rows and one for its token, the wake-ups two. */
    private static final int OTHER_CONNECTIONS = 20;

    private static final int CACHED_AGGREGATES = 20_000;
    /** How often one who waits for an aggregate looks for a deadlock that came about at the same moment, and for how long: a minute. */
    private static final int LOCK_LOOK_MS = 500;

    private static final int LOCK_LOOKS = 120;

    /** The service's time; events get theirs from it too. */
    @Bean
    ServiceClock clock() {
        var clock = new ServiceClock(Clock.systemUTC());
        GenericEventMessage.clock = clock;
        return clock;
    }

    @Bean
    TransactionManager axonTransactionManager(PlatformTransactionManager transactionManager) {
        return new SpringTransactionManager(transactionManager);
    }

    @Bean
    ConnectionProvider connectionProvider(DataSource dataSource) {
        return new UnitOfWorkAwareConnectionProviderWrapper(new SpringDataSourceConnectionProvider(dataSource));
    }

    /** For tokens, snapshots and what else Axon stores. */
    @Bean
    @Primary
    Serializer serializer() {
        return LogSerializer.create();
    }

    @Bean
    @Qualifier("eventSerializer")
    Serializer eventSerializer(Serializer serializer) {
        return serializer;
    }

    @Bean
    @Qualifier("messageSerializer")
    Serializer messageSerializer() {
        return new MessageSerializer();
    }

    @Bean
    EventUpcasterChain upcasters() {
        return Upcasters.chain();
    }

    @Bean
    AggregateCache aggregates(ObjectProvider<EventStore> log) {
        // asked for late: the store needs the configuration that needs the cache
        return new AggregateCache(
                CACHED_AGGREGATES,
                id -> log.getObject().lastSequenceNumberFor(id).orElse(-1L));
    }

    /**
     * Who waits for an aggregate is woken when it is free. Axon's own locks look a hundred times a second, each time for deadlocks among all that wait: with
     * thirty waiting, that is most of the work.
     */
    @Bean
    LockFactory aggregateLocks() {
        return PessimisticLockFactory.builder()
                .lockAttemptTimeout(LOCK_LOOK_MS)
                .acquireAttempts(LOCK_LOOKS)
                .build();
    }

    /** Beside the commands and not within them: nobody has to wait for a snapshot, and none fails because of one. */
    @Bean
    SpringAggregateSnapshotter snapshotter(
            org.axonframework.config.Configuration configuration,
            HandlerDefinition handlerDefinition,
            ParameterResolverFactory parameterResolverFactory,
            EventStore eventStore,
            TransactionManager axonTransactionManager,
            @Qualifier("snapshots") ExecutorService snapshots) {
        return SpringAggregateSnapshotter.builder()
                .repositoryProvider(configuration::repository)
                .transactionManager(axonTransactionManager)
                .eventStore(eventStore)
                .parameterResolverFactory(parameterResolverFactory)
                .handlerDefinition(handlerDefinition)
                .executor(snapshots)
                .build();
    }

    @Bean(destroyMethod = "shutdownNow")
    ExecutorService snapshots() {
        return Executors.newSingleThreadExecutor(
                Thread.ofPlatform().daemon().name("snapshots").factory());
    }

    /** As Axon would make it, but for the order. */
    @Bean(destroyMethod = "close")
    @Qualifier("localSegment")
    SimpleCommandBus commandBus(
            org.axonframework.config.Configuration configuration,
            DuplicateCommandHandlerResolver duplicates,
            ObjectProvider<MessageHandlerInterceptor<CommandMessage<?>>> interceptors,
            AggregateCache aggregates,
            Settings settings,
            @Value("${axon.axonserver.enabled}") boolean isOnAxonServer) {
        var bus = new OrderedCommandBus(
                SimpleCommandBus.builder()
                        .duplicateCommandHandlerResolver(duplicates)
                        .spanFactory(configuration.getComponent(CommandBusSpanFactory.class))
                        .messageMonitor(configuration.messageMonitor(CommandBus.class, "commandBus")),
                // more threads than connections would only wait in the pool
                settings.database().jdbcConnections() - OTHER_CONNECTIONS,
                isOnAxonServer);
        bus.registerHandlerInterceptor(new CorrelationDataInterceptor<>(configuration.correlationDataProviders()));
        bus.registerHandlerInterceptor(new ConfirmedRefusals(aggregates::isLatest));
        interceptors.orderedStream().forEach(bus::registerHandlerInterceptor);
        return bus;
    }

    /** Axon's own looks at all methods and annotations of a command's class for each command; this finds them once a class. */
    @Bean
    CommandTargetResolver commandTargets() {
        var aggregate = AnnotationRoutingStrategy.builder()
                .fallbackRoutingStrategy(UnresolvedRoutingKeyPolicy.ERROR)
                .build();
        return command -> new VersionedAggregateIdentifier(aggregate.getRoutingKey(command), null);
    }

    @Bean
    CorrelationDataProvider correlation() {
        return new CarriedMetaData();
    }

    @Bean
    TokenStore tokenStore(ConnectionProvider connectionProvider, Serializer serializer) {
        return LogTables.of(JdbcTokenStore.builder())
                .connectionProvider(connectionProvider)
                .serializer(serializer)
                .build();
    }

    @Configuration(proxyBeanMethods = false)
    @ConditionalOnProperty(name = "axon.axonserver.enabled", havingValue = "false")
    static class OnPostgreSql {

        @Bean
        PersistenceExceptionResolver duplicateKeys() {
            return exception -> {
                for (Throwable cause = exception; cause != null; cause = cause.getCause()) {
                    if (cause instanceof SQLException sql && GroupStatement.DUPLICATE_KEY.equals(sql.getSQLState())) {
                        return true;
                    }
                }
                return false;
            };
        }

        @Bean
        ForgottenKeys forgottenKeys(JdbcClient jdbc, ObjectProvider<EventStore> log) {
            return new KeyTable(jdbc, log, true);
        }

        @Bean
        RecentPositions recentPositions() {
            return new RecentPositions();
        }

        /** Reads on a connection for each query, or on that of the transaction in which it is asked: a processor's. */
        @Bean(destroyMethod = "close")
        GroupCommitLog eventStorageEngine(
                Serializer serializer,
                PersistenceExceptionResolver duplicateKeys,
                DataSource dataSource,
                Database database,
                RecentPositions positions,
                org.axonframework.config.Configuration configuration) {
            return new GroupCommitLog(
                    LogTables.of(JdbcEventStorageEngine.builder())
                            .eventSerializer(serializer)
                            .snapshotSerializer(serializer)
                            .upcasterChain(configuration.upcasterChain())
                            .snapshotFilter(configuration.snapshotFilter())
                            .persistenceExceptionResolver(duplicateKeys)
                            .connectionProvider(new SpringDataSourceConnectionProvider(dataSource))
                            .transactionManager(NoTransactionManager.INSTANCE),
                    database.impatient(APPEND_PATIENCE),
                    positions,
                    GroupWriter.MOST_WAITING);
        }

        @Bean(destroyMethod = "close")
        Wakes wakes(DataSource dataSource) {
            return new Wakes(dataSource);
        }

        @Bean
        EventStore eventStore(
                GroupCommitLog engine, Wakes wakes, org.axonframework.config.Configuration configuration) {
            return new WakingEventStore(
                    EmbeddedEventStore.builder()
                            .storageEngine(engine)
                            .messageMonitor(configuration.messageMonitor(EventStore.class, "eventStore")),
                    engine,
                    wakes);
        }
    }

    @Configuration(proxyBeanMethods = false)
    @ConditionalOnProperty(name = "axon.axonserver.enabled", havingValue = "true")
    static class OnAxonServer {

        @Bean
        ForgottenKeys forgottenKeys(JdbcClient jdbc, ObjectProvider<EventStore> log) {
            return new KeyTable(jdbc, log, false);
        }

        @Bean
        KeysBehindTheLog keysBehindTheLog(JdbcClient jdbc) {
            return new KeysBehindTheLog(jdbc);
        }
    }
}
