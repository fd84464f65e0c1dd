package io.caseledger.shared.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.caseledger.BesideTheOthers;
import io.caseledger.shared.Proofs;
import io.caseledger.shared.Spec;
import io.caseledger.shared.database.TestFolders;
import io.caseledger.shared.faults.Victims.Kill;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.ThreadLocalRandom;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** What is acknowledged is kept, once, whatever is done to the service or its database; and the views are what the log says. {@code -Dcaseledger.kills.seed=…} runs one seed again. */
@BesideTheOthers
class FaultsTest {
    /** What each order here becomes, and how its answer names it. */
    private static final String ORDERS = """
            select case when payload_type like '%FlowRecorded' then sequence_number::text
                else convert_from(payload, 'UTF8')::jsonb ->> 'receiptNumber' end as answer,
                convert_from(meta_data, 'UTF8')::jsonb ->> 'idempotencyKey' as key from log.domain_event
            where payload_type in ('io.caseledger.origin.contract.CertificateSubmitted', 'io.caseledger.stock.contract.FlowRecorded')""";

    private static final int CALLERS = 16;
    private static final int KILLS = Proofs.of(2, 20);
    private static final Duration FROZEN = Duration.ofSeconds(Proofs.of(5, 30));
    private static final Duration ANSWERED = Proofs.within(Duration.ofSeconds(3));
    private static final Duration WELL_AGAIN = Proofs.within(Duration.ofSeconds(10));
    private static final Duration WELL_AFTER_A_KILL = Duration.ofMinutes(2);
    private static final int FEW = 20;

    /** What must not be found in the log, whoever was killed. */
    private static final Map<String, String> TROUBLES = Map.of(
            "positions have gaps",
            "select max(global_index) from log.domain_event having max(global_index) <> count(*)",
            "positions go beyond the head",
            "select last from log.head where last <> (select max(global_index) from log.domain_event)",
            "an aggregate's events have gaps",
            "select aggregate_identifier from log.domain_event group by 1 having max(sequence_number) + 1 <> count(*)",
            "one order was stored twice",
            "select key from (" + ORDERS + ") orders where key is not null group by 1 having count(*) > 1",
            "a number was given twice, or left out",
            """
            select book from (select convert_from(payload, 'UTF8')::jsonb as number from log.domain_event
                where payload_type = 'io.caseledger.shared.contract.NumberIssued') issued,
                lateral (select number ->> 'book' as book, (number ->> 'serial')::int as serial) as read
            group by 1 having count(*) <> count(distinct serial) or count(*) <> max(serial) - min(serial) + 1""");

    @Test
    @Spec("REL-01")
    void givenLoad_whenServiceAndDatabaseAreKilled_thenNothingAcknowledgedIsLostOrDoubled() throws Exception {
        long seed = Long.getLong(
                "caseledger.kills.seed",
                Proofs.areLong() ? ThreadLocalRandom.current().nextInt() : 1);
        var random = new Random(seed);
        try (var victims = new Victims(TestFolders.fresh());
                var callers = new Callers(victims::address)) {
            callers.begin(CALLERS);
            for (int kill = 0; kill < KILLS; kill++) {
                awaitMore(callers, FEW + random.nextInt(10 * FEW), WELL_AFTER_A_KILL);
                victims.kill(Kill.values()[(kill + (int) Math.abs(seed % 4)) % Kill.values().length], random);
            }
            awaitMore(callers, FEW, WELL_AFTER_A_KILL);
            callers.end();
            assertThat(callers.wrong).as("seed %d", seed).isEmpty();
            assertThat(callers.answersToTheSameAgain()).isEqualTo(callers.acknowledged);
            try (var database = victims.database()) {
                assertThat(troubles(database, callers)).as("seed %d", seed).isEmpty();
            }
            System.out.printf("seed %d: %d kills, %d acknowledged%n", seed, KILLS, callers.acknowledged.size());
            assertThat(victims.viewsAgainstTheLog()).as("seed %d", seed).isEqualTo("equal");
        }
    }

    @Test
    @Spec("REL-02")
    void givenLoad_whenTheDatabaseFreezes_thenCallersAreToldSoonAndServedSoonAfter() throws Exception {
        try (var victims = new Victims(TestFolders.fresh());
                var callers = new Callers(victims::address)) {
            callers.begin(CALLERS);
            awaitMore(callers, 10 * FEW, WELL_AFTER_A_KILL);
            victims.freeze();
            int before = callers.acknowledged.size();
            Awaitility.await().during(FROZEN).atMost(FROZEN.multipliedBy(2)).untilAsserted(() -> {
                // those that were on their way when it froze
                assertThat(callers.acknowledged.size() - before).isLessThanOrEqualTo(CALLERS);
                assertThat(callers.get("applicant", "/api/v1/origin/certificates?limit=1")
                                .statusCode())
                        .isEqualTo(503);
            });
            assertThat(callers.refusals).hasSizeGreaterThan(CALLERS).allMatch(millis -> millis <= ANSWERED.toMillis());
            victims.thaw();
            awaitMore(callers, FEW, WELL_AGAIN);
            callers.end();
            assertThat(callers.wrong).isEmpty();
            try (var database = victims.database()) {
                assertThat(troubles(database, callers)).isEmpty();
            }
        }
    }

    private static void awaitMore(Callers callers, int more, Duration patience) {
        int enough = callers.acknowledged.size() + more;
        Awaitility.await()
                .atMost(patience)
                .until(() -> callers.acknowledged.size() >= enough || !callers.wrong.isEmpty());
    }

    private static Map<String, List<String>> troubles(Connection database, Callers callers) throws SQLException {
        var found = new TreeMap<String, List<String>>();
        for (var trouble : TROUBLES.entrySet()) {
            found.put(trouble.getKey(), column(database, trouble.getValue()));
        }
        var lost = new HashSet<>(callers.acknowledged.values());
        if (lost.size() < callers.acknowledged.size()) {
            found.put("two orders were answered the same", List.of(callers.acknowledged.toString()));
        }
        column(database, ORDERS).forEach(lost::remove);
        found.put("an order was acknowledged and is lost", List.copyOf(lost));
        found.values().removeIf(List::isEmpty);
        return found;
    }

    private static List<String> column(Connection database, String query) throws SQLException {
        try (var statement = database.createStatement();
                var rows = statement.executeQuery(query)) {
            var values = new ArrayList<String>();
            while (rows.next()) {
                values.add(Objects.requireNonNullElse(rows.getString(1), ""));
            }
            return values;
        }
    }
}
