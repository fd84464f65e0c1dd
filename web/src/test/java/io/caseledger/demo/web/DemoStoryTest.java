package io.caseledger.demo.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.caseledger.BesideTheOthers;
import io.caseledger.ServiceProcess;
import io.caseledger.shared.Spec;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The full story at the first start: a process of its own, as every thread of it lives in the story's time. */
@BesideTheOthers
class DemoStoryTest {
    @TempDir
    private Path home;

    @Test
    @Spec({"RUN-01", "RUN-07"})
    void givenAFirstStart_whenReady_thenNinetyDaysLookAsIfTheyHadBeenAndTheClockIsRight() throws Exception {
        try (var service =
                ServiceProcess.start(home, List.of(), ServiceProcess.classpath(), "--caseledger.demo-story=full")) {
            var address = service.awaitReady();
            try (var database = service.database()) {
                assertThat(number(database, "select count(distinct received_on) from view.origin_case"))
                        .as("days of filings")
                        .isGreaterThan(35);
                assertThat(number(
                                database,
                                "select count(*) from view.origin_case where received_at >= now() or received_at < now() - interval '93 days'"
                                        + " or receipt_number not like '%-' || to_char(received_on, 'YYYYMMDD') || '-%'"
                                        + " or received_on <> (received_at at time zone 'Asia/Taipei')::date"))
                        .as("cases whose number is of another day")
                        .isZero();
                assertThat(
                                number(
                                        database,
                                        "select count(*) from view.origin_case where certificate_number is not null"
                                                + " and substring(certificate_number from '\\d\\d') <> to_char(issued_on, 'YY')"))
                        .as("certificates in another year's book")
                        .isZero();
                assertThat(number(database, "select count(distinct state) from view.origin_case"))
                        .as("states that cases are in")
                        .isEqualTo(7);
                assertThat(number(database, "select count(distinct at::date) from view.stock_movement"))
                        .as("days on which masks moved")
                        .isGreaterThan(25);
                assertThat(
                                number(
                                        database,
                                        "select count(*) from view.stock_held where opened_on <> (opened_at at time zone 'Asia/Taipei')::date"))
                        .as("lots that opened on another day than the goods came in")
                        .isZero();
                assertThat(number(database, "select count(*) from view.stock_return"))
                        .isPositive();
                assertThat(
                                number(
                                        database,
                                        "select count(*) from view.stock_alert where raised_at < now() - interval '2 days' and cleared_at is null"))
                        .as("alerts that have stood for days")
                        .isPositive();
                assertThat(
                                number(
                                        database,
                                        "select count(distinct requested_at::date) from work.mail where template = 'STOCK_REMINDER'"))
                        .as("weeks of reminders")
                        .isGreaterThan(9);
                assertThat(number(
                                database,
                                "select count(*) from work.mail where requested_at > now() - interval '30 minutes'"))
                        .as("mails that were left to the end")
                        .isLessThan(20);
                assertThat(
                                number(
                                        database,
                                        "select count(*) from log.domain_event a join log.domain_event b on a.aggregate_identifier = b.aggregate_identifier"
                                                + " and a.sequence_number + 1 = b.sequence_number where a.time_stamp > b.time_stamp"))
                        .as("events before what they follow")
                        .isZero();

                assertThat(status(address)).isEqualTo(200);
                assertThat(
                                number(
                                        database,
                                        "select count(*) from log.domain_event where payload_type like '%LoggedIn'"
                                                + " and time_stamp::timestamptz between now() - interval '2 minutes' and now() + interval '1 minute'"))
                        .as("a login now is an event of now")
                        .isOne();
            }
        }
    }

    private static int status(URI address) throws Exception {
        var credentials =
                Base64.getEncoder().encodeToString("applicant:Caseledger-2026".getBytes(StandardCharsets.UTF_8));
        try (var client = HttpClient.newHttpClient()) {
            return client.send(
                            HttpRequest.newBuilder(address.resolve("/api/v1/origin/certificates"))
                                    .header("Authorization", "Basic " + credentials)
                                    .build(),
                            BodyHandlers.discarding())
                    .statusCode();
        }
    }

    private static long number(Connection database, String sql) throws Exception {
        try (var statement = database.createStatement();
                var rows = statement.executeQuery(sql)) {
            assertThat(rows.next()).isTrue();
            return rows.getLong(1);
        }
    }
}
