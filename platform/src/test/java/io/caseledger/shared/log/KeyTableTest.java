package io.caseledger.shared.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.caseledger.shared.Spec;
import io.caseledger.shared.contract.Actor;
import io.caseledger.shared.contract.CommandKey;
import io.caseledger.shared.contract.MetaDataKeys;
import io.caseledger.shared.contract.NumberIssued;
import io.caseledger.shared.contract.Role;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.RejectedExecutionException;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.messaging.MetaData;
import org.axonframework.modelling.command.ConcurrencyException;
import org.flywaydb.core.Flyway;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.support.StaticListableBeanFactory;

/** Keys of commands beside the log. */
@Spec("GEN-07")
class KeyTableTest {
    private static final Actor IMPORTER = new Actor("importer", "熱銷", Role.APPLICANT, null, null);

    @SuppressWarnings("NullAway.Init") // made before all
    private static TestLog tables;

    @SuppressWarnings("NullAway.Init") // made before all
    private static GroupCommitLog log;

    @BeforeAll
    static void start() {
        tables = new TestLog();
        log = tables.groupCommit(1);
    }

    @AfterAll
    static void stop() {
        log.close();
        tables.close();
    }

    private final String lot = LogContract.id();

    @Test
    void givenOrdersUnderKeys_whenLookedUp_thenTheLastEventOfEach() {
        log.appendEvents(event(lot, 0, "one"), event(lot, 1, "one"), event(lot, 2, "two"));
        assertThat(found(keys(true), "one")).contains(1L);
        assertThat(found(keys(true), "two")).contains(2L);
        assertThat(found(keys(true), "three")).isEmpty();
    }

    @Test
    void givenAnOrderUnderAKey_whenStoredUnderItAgain_thenAConflictWhateverTheAggregateRemembers() {
        log.appendEvents(event(lot, 0, "one"));
        assertThatThrownBy(() -> log.appendEvents(event(lot, 1, "one"))).isInstanceOf(ConcurrencyException.class);
        log.appendEvents(event(lot, 1, "two"), event(LogContract.id(), 0, "one"));
    }

    /** The migration on a log of a release that kept no such table. */
    @Test
    void givenALogWithoutTheTable_whenMigrated_thenEveryKeyOfEveryAggregateIsInIt() {
        var book = "book/" + lot;
        log.appendEvents(
                event(lot, 0, "one"),
                event(lot, 1, "one"),
                event(lot, 2, null),
                event(lot, 3, "two"),
                new GenericDomainEventMessage<>(
                        "NumberBook", book, 0, new NumberIssued(book, 1, lot), metaData("two")));
        var bySystem = new GenericDomainEventMessage<>(
                "Lot", lot, 4, "text", Map.of(MetaDataKeys.IDEMPOTENCY_KEY, "three"), LogContract.id(), Instant.EPOCH);
        log.appendEvents(bySystem);
        var before = all();
        tables.jdbc().sql("drop table log.command_key").update();
        tables.jdbc()
                .sql("delete from flyway_schema_history where version = '005'")
                .update();
        log.close();
        Flyway.configure().dataSource(tables.pool()).outOfOrder(true).load().migrate();

        assertThat(all()).isEqualTo(before).isNotEmpty();
        assertThat(before).containsEntry(lot + " " + CommandKey.of(metaData("two")), 3L);
        assertThat(before.keySet()).contains(lot + " system three").noneMatch(key -> key.startsWith(book));
    }

    @Test
    void givenATableThatFollowsBehind_whenItHasNotComeSoFar_thenNothingIsSaidAndTheCallerMayAskAgain() {
        log.appendEvents(event(lot, 0, "one"), event(lot, 1, "two"));
        assertThat(found(keys(false), "one")).contains(0L);
        tables.jdbc()
                .sql("delete from log.command_key where aggregate_identifier = ? and sequence_number = 1")
                .param(lot)
                .update();
        assertThatThrownBy(() -> found(keys(false), "two")).isInstanceOf(RejectedExecutionException.class);
        new KeysBehindTheLog(tables.jdbc()).on("text", event(lot, 1, "two"));
        assertThat(found(keys(false), "two")).contains(1L);
    }

    private Optional<Long> found(KeyTable keys, String key) {
        return keys.lastEventUnder(Objects.requireNonNull(CommandKey.of(metaData(key))), lot, 1)
                .map(DomainEventMessage::getSequenceNumber);
    }

    private static KeyTable keys(boolean isWrittenWithTheEvents) {
        var store = EmbeddedEventStore.builder().storageEngine(log).build();
        return new KeyTable(
                tables.jdbc(),
                new StaticListableBeanFactory(Map.of("log", store)).getBeanProvider(EventStore.class),
                isWrittenWithTheEvents);
    }

    private static Map<String, Long> all() {
        var all = new HashMap<String, Long>();
        tables.jdbc().sql("select * from log.command_key").query(row -> {
            all.put(
                    row.getString("aggregate_identifier") + " " + row.getString("command_key"),
                    row.getLong("sequence_number"));
        });
        return all;
    }

    private static DomainEventMessage<String> event(String aggregate, long sequence, @Nullable String key) {
        return new GenericDomainEventMessage<>(
                "Lot", aggregate, sequence, "text", key == null ? MetaData.emptyInstance() : metaData(key));
    }

    private static MetaData metaData(String key) {
        return MetaData.from(IMPORTER.toMetaData()).and(MetaDataKeys.IDEMPOTENCY_KEY, key);
    }
}
