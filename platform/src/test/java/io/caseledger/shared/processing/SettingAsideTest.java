package io.caseledger.shared.processing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.caseledger.shared.Spec;
import io.caseledger.shared.contract.Actor;
import io.caseledger.shared.contract.LogPosition;
import io.caseledger.shared.database.TestDatabase;
import io.caseledger.shared.projection.SomethingOfEachKind;
import io.caseledger.shared.projection.TestViews;
import io.caseledger.shared.query.Projections;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.EventMessageHandler;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventsourcing.eventstore.DomainEventStream;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** A projector that fails on one case, among all others; each projector in turn, and each kind of failure. */
class SettingAsideTest {
    private static final JdbcTemplate JDBC = new JdbcTemplate(TestDatabase.jdbc());
    private static final JdbcTransactionManager TRANSACTIONS = new JdbcTransactionManager(TestDatabase.jdbc());

    private final TestViews views = new TestViews();
    private final Parked parked = new Parked(JDBC, Clock.systemUTC());
    private final Discards discards = new Discards(
            new DefaultListableBeanFactory() {
                {
                    registerSingleton("log", new NothingDiscarded().log());
                }
            }.getBeanProvider(EventStore.class));

    record Planted(String projector, String kind, Consumer<EventMessage<?>> failure) {
        @Override
        public String toString() {
            return projector + " " + kind;
        }
    }

    static Stream<Planted> everyProjectorAndFailure() {
        Map<String, Consumer<EventMessage<?>>> failures = Map.of(
                "refused by PostgreSQL",
                event -> JDBC.update("INSERT INTO no_such_table VALUES (1)"),
                "says that the database is away",
                event -> {
                    throw new DataAccessResourceFailureException("planted", new SQLException("planted", "08006"));
                },
                "overflows",
                event -> {
                    throw new StackOverflowError("planted");
                },
                "asserts",
                event -> {
                    throw new AssertionError("planted");
                });
        return new TestViews().projectors().keySet().stream().flatMap(projector -> failures.entrySet().stream()
                .map(failure -> new Planted(projector, failure.getKey(), failure.getValue())));
    }

    @ParameterizedTest
    @MethodSource
    @Spec("REL-05")
    void everyProjectorAndFailure(Planted planted) {
        var whole = new TestViews();
        SomethingOfEachKind.happens(whole);
        var log = whole.log();
        var first = log.stream()
                .filter(event -> views.projectors().get(planted.projector()).canHandle(event))
                .findFirst()
                .orElseThrow();
        var bad = Follower.caseOf(first);
        var failing = new HashMap<String, Consumer<EventMessage<?>>>();
        failing.put(planted.projector(), event -> {
            if (Follower.caseOf(event).equals(bad)) {
                planted.failure().accept(event);
            }
        });

        take(followers(failing), log);

        var ofTheCase = log.stream()
                .filter(event -> Follower.caseOf(event).equals(bad)
                        && views.projectors().get(planted.projector()).canHandle(event))
                .map(EventMessage::getIdentifier)
                .toList();
        assertThat(parkedEvents()).containsExactlyInAnyOrderElementsOf(ofTheCase);
        assertThat(JDBC.queryForList(
                        "SELECT DISTINCT follower FROM log.parked WHERE views = ?",
                        String.class,
                        views.schema().name()))
                .containsExactly(planted.projector());

        again(planted.projector(), bad, log);
        assertThat(parkedEvents()).isEmpty();
        assertThat(views.rows()).isEqualTo(whole.rows());
    }

    @Test
    @Spec("REL-05")
    void givenOneBadEventOfFiveThousand_whenTaken_thenItsCaseAloneWaitsAndARetryMakesItWhole() {
        var whole = new TestViews();
        var log = new ArrayList<EventMessage<?>>();
        for (int lot = 0; lot < 500; lot++) {
            for (int step = 0; step < 10; step++) {
                log.add(whole.append("lot-" + lot, AT.plusSeconds(step), Actor.SYSTEM, LotSteps.step(lot, step)));
            }
        }
        whole.project(log);
        var failing = new HashMap<String, Consumer<EventMessage<?>>>();
        var bad = log.get(2_345);
        failing.put(Projections.LOTS, event -> {
            if (event.getIdentifier().equals(bad.getIdentifier())) {
                throw new IllegalStateException("planted");
            }
        });
        int before = views.statements();
        take(followers(failing), log);

        // lot 234, from its sixth event on
        assertThat(parkedEvents())
                .containsExactlyElementsOf(log.subList(2_345, 2_350).stream()
                        .map(EventMessage::getIdentifier)
                        .toList());
        // halves, and not one by one
        assertThat(views.statements() - before).isLessThan(500);
        assertThat(new TreeSet<>(views.rows().get("stock_lot")))
                .isSubsetOf(Stream.concat(
                                whole.rows().get("stock_lot").stream(),
                                views.rows().get("stock_lot").stream().filter(row -> row.contains("lot-234")))
                        .toList());

        // what follows in the case waits behind, what follows elsewhere does not
        var later = List.<EventMessage<?>>of(
                whole.append("lot-234", AT.plusSeconds(60), Actor.SYSTEM, LotSteps.step(234, 10)),
                whole.append("lot-235", AT.plusSeconds(60), Actor.SYSTEM, LotSteps.step(235, 10)));
        whole.project(later);
        take(followers(Map.of()), later);
        assertThat(parkedEvents()).hasSize(6);

        log.addAll(later);
        again(Projections.LOTS, "lot-234", log);
        assertThat(parkedEvents()).isEmpty();
        assertThat(views.rows()).isEqualTo(whole.rows());
    }

    @Test
    void givenTheDatabaseIsAway_whenTaken_thenTheBatchFailsAsAWholeAndNothingIsSetAside() {
        SomethingOfEachKind.happens(views);
        var away = followers(
                Map.of(Projections.LOTS, event -> JDBC.execute("SELECT pg_terminate_backend(pg_backend_pid())")));
        var log = views.log();
        assertThatThrownBy(() -> take(away, log)).isInstanceOf(RuntimeException.class);
        assertThat(parkedEvents()).isEmpty();
    }

    private static final Instant AT = Instant.parse("2026-11-02T04:00:00Z");

    private List<String> parkedEvents() {
        return JDBC.queryForList(
                "SELECT event_id FROM log.parked WHERE views = ? ORDER BY position",
                String.class,
                views.schema().name());
    }

    private List<Follower> followers(Map<String, Consumer<EventMessage<?>>> failing) {
        return views.projectors().entrySet().stream()
                .map(entry -> new Follower(entry.getKey(), new EventMessageHandler() {
                    @Override
                    public Object handle(EventMessage<?> event) throws Exception {
                        failing.getOrDefault(entry.getKey(), fine -> {}).accept(event);
                        return String.valueOf(entry.getValue().handle(event));
                    }

                    @Override
                    public boolean canHandle(EventMessage<?> event) {
                        return entry.getValue().canHandle(event);
                    }
                }))
                .toList();
    }

    private void take(List<Follower> followers, List<EventMessage<?>> log) {
        new TransactionTemplate(TRANSACTIONS).executeWithoutResult(status -> batch().take(followers, log));
    }

    private void again(String projector, String bad, List<EventMessage<?>> log) {
        new TransactionTemplate(TRANSACTIONS).executeWithoutResult(status -> {
            var waiting = parked.take(new Parked.Case(views.schema().name(), projector, bad));
            var events = waiting.stream()
                    .map(event -> log.stream()
                            .filter(one -> LogPosition.of(one) == event.position())
                            .findFirst()
                            .orElseThrow())
                    .toList();
            var follower = followers(Map.of()).stream()
                    .filter(one -> one.name().equals(projector))
                    .findFirst()
                    .orElseThrow();
            batch().again(follower, events, waiting);
        });
    }

    private SettingAside batch() {
        return new SettingAside(
                views.schema().name(), parked, discards, Followers.into(views.writer(), views.schema()), TRANSACTIONS);
    }

    /** A log in which nothing was given up. */
    private static final class NothingDiscarded {
        EventStore log() {
            return (EventStore) java.lang.reflect.Proxy.newProxyInstance(
                    EventStore.class.getClassLoader(),
                    new Class<?>[] {EventStore.class},
                    (proxy, method, arguments) -> DomainEventStream.of(List.<GenericDomainEventMessage<?>>of()));
        }
    }
}
