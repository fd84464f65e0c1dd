package io.caseledger.shared.projection;

import io.caseledger.shared.contract.Actor;
import io.caseledger.shared.database.TestDatabase;
import io.caseledger.shared.database.ViewSchema;
import io.caseledger.stock.contract.StockTerms;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.AnnotationEventHandlerAdapter;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventhandling.GenericTrackedDomainEventMessage;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.messaging.responsetypes.ResponseType;
import org.axonframework.messaging.responsetypes.ResponseTypes;
import org.axonframework.queryhandling.GenericQueryMessage;
import org.axonframework.queryhandling.QueryBus;
import org.axonframework.queryhandling.QueryUpdateEmitter;
import org.axonframework.queryhandling.SimpleQueryBus;
import org.axonframework.queryhandling.SimpleQueryUpdateEmitter;
import org.axonframework.queryhandling.annotation.AnnotationQueryHandlerAdapter;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.ClassPathBeanDefinitionScanner;
import org.springframework.core.type.filter.RegexPatternTypeFilter;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.transaction.support.TransactionTemplate;

/** A log in memory, all projectors, view tables of their own, and all query handlers: events in, rows out, answers back, without a service. */
public final class TestViews {
    private static final String OURS = "io\\.caseledger\\.\\w+\\.(projection|read)\\..*";

    private final ViewSchema schema;
    private final List<EventMessage<?>> log = new ArrayList<>();
    private final Map<String, Long> sequences = new HashMap<>();
    private final Map<String, AnnotationEventHandlerAdapter> projectors = new TreeMap<>();
    private final AtomicInteger statements = new AtomicInteger();
    private final QueryBus queries;
    private final Rows rows;
    private final TransactionTemplate transaction;

    public TestViews() {
        this(TestDatabase.freshViews());
    }

    private TestViews(ViewSchema schema) {
        this.schema = schema;
        var context = new AnnotationConfigApplicationContext();
        var emitter = SimpleQueryUpdateEmitter.builder().build();
        context.registerBean(ViewSchema.class, () -> schema);
        context.registerBean(JdbcTemplate.class, () -> new JdbcTemplate(TestDatabase.jdbc()) {
            @Override
            protected void applyStatementSettings(Statement statement) throws SQLException {
                statements.incrementAndGet();
                super.applyStatementSettings(statement);
            }
        });
        context.registerBean(DatabaseClient.class, () -> DatabaseClient.create(TestDatabase.r2dbc()));
        context.registerBean(QueryUpdateEmitter.class, () -> emitter);
        context.registerBean(Clock.class, Clock::systemUTC);
        context.registerBean(StockTerms.class, () -> new StockTerms(Duration.ofDays(7)));
        var scanner = new ClassPathBeanDefinitionScanner(context);
        scanner.addExcludeFilter(new RegexPatternTypeFilter(Pattern.compile("(?!" + OURS + ").*")));
        scanner.scan("io.caseledger");
        context.refresh();
        rows = context.getBean(Rows.class);
        queries = SimpleQueryBus.builder().queryUpdateEmitter(emitter).build();
        context.getBeansWithAnnotation(ProcessingGroup.class)
                .values()
                .forEach(projector -> projectors.put(
                        projector
                                .getClass()
                                .getAnnotation(ProcessingGroup.class)
                                .value(),
                        new AnnotationEventHandlerAdapter(projector)));
        for (var name : context.getBeanDefinitionNames()) {
            if (context.getBean(name).getClass().getSimpleName().endsWith("Queries")) {
                new AnnotationQueryHandlerAdapter<>(context.getBean(name)).subscribe(queries);
            }
        }
        transaction = new TransactionTemplate(new JdbcTransactionManager(TestDatabase.jdbc()));
    }

    /** An event that is appended to the log and not yet projected. */
    public EventMessage<?> append(String aggregate, Instant at, Actor actor, Object event) {
        var sequence = sequences.merge(aggregate, 0L, (before, none) -> before + 1);
        var message = new GenericTrackedDomainEventMessage<>(
                new GlobalSequenceTrackingToken(log.size() + 1),
                new GenericDomainEventMessage<>(
                        "Aggregate",
                        aggregate,
                        sequence,
                        event,
                        actor.toMetaData(),
                        UUID.randomUUID().toString(),
                        at));
        log.add(message);
        return message;
    }

    /** The same, projected as a batch of its own. */
    public void happens(String aggregate, Instant at, Actor actor, Object event) {
        project(List.of(append(aggregate, at, actor, event)));
    }

    /** The same for one that knows its place in its aggregate. */
    public void happens(String aggregate, long sequence, Instant at, Actor actor, Object event) {
        happens(aggregate, at, actor, event);
    }

    public List<EventMessage<?>> log() {
        return log;
    }

    /** Each projector takes the events as one batch. */
    public void project(List<? extends EventMessage<?>> batch) {
        projectors.keySet().forEach(projection -> project(projection, batch));
    }

    public void project(String projection, List<? extends EventMessage<?>> batch) {
        var projector = Objects.requireNonNull(projectors.get(projection), projection);
        transaction.executeWithoutResult(status -> rows.write(schema, () -> {
            rows.expect(batch.stream()
                    .map(event -> ((DomainEventMessage<?>) event).getAggregateIdentifier())
                    .collect(Collectors.toSet()));
            for (var event : batch) {
                try {
                    projector.handle(event);
                } catch (Exception e) {
                    throw new IllegalStateException(e);
                }
            }
        }));
    }

    /** All that was ever appended, delivered once more. */
    public void again() {
        project(log);
    }

    /** Empties all tables. */
    public void forget() {
        rows().keySet().forEach(table -> sql("truncate ${view}." + table).update());
    }

    /** By name. */
    public Map<String, AnnotationEventHandlerAdapter> projectors() {
        return projectors;
    }

    public Rows writer() {
        return rows;
    }

    public ViewSchema schema() {
        return schema;
    }

    /** How many the projectors have sent. */
    public int statements() {
        return statements.get();
    }

    public <R> R one(Object question, Class<R> answer) {
        return ask(question, ResponseTypes.instanceOf(answer));
    }

    public <R> Optional<R> optional(Object question, Class<R> answer) {
        return ask(question, ResponseTypes.optionalInstanceOf(answer));
    }

    public <R> List<R> list(Object question, Class<R> answer) {
        return ask(question, ResponseTypes.multipleInstancesOf(answer));
    }

    private <R> R ask(Object question, ResponseType<R> answer) {
        return queries.query(new GenericQueryMessage<>(question, answer)).join().getPayload();
    }

    /** A statement on these views' tables. */
    public JdbcClient.StatementSpec sql(String sql) {
        return JdbcClient.create(TestDatabase.jdbc()).sql(schema.in(sql));
    }

    /** All rows of all tables, as text. */
    public Map<String, List<String>> rows() {
        var rows = new TreeMap<String, List<String>>();
        var tables = JdbcClient.create(TestDatabase.jdbc())
                .sql(
                        "select table_name from information_schema.tables where table_schema = ? and table_name <> 'flyway_schema_history'")
                .param(schema.name())
                .query(String.class)
                .list();
        for (var table : tables) {
            rows.put(
                    table,
                    sql("select x::text from ${view}." + table + " x order by 1")
                            .query(String.class)
                            .list());
        }
        return rows;
    }
}
