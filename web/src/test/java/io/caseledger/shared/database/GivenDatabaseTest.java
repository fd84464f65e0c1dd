package io.caseledger.shared.database;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.zaxxer.hikari.HikariDataSource;
import io.caseledger.BesideTheOthers;
import io.caseledger.RunningService;
import io.caseledger.shared.Spec;
import io.caseledger.shared.settings.Settings;
import io.caseledger.shared.settings.StartRefused;
import io.r2dbc.spi.R2dbcTimeoutException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.jdbc.core.simple.JdbcClient;
import reactor.core.publisher.Mono;

/** With addresses given, the same service runs on what is there. */
@BesideTheOthers
class GivenDatabaseTest {
    @Test
    @Spec("RUN-03")
    void givenDatabaseAddress_whenStarted_thenThatOneIsUsedAndThereAreNoDemoAccounts() {
        Path data = TestFolders.fresh();
        try (var postgres = EmbeddedPostgres.start(data, TestFolders.binaries(), Map.of());
                var service = start(postgres, data)) {
            assertThat(service.bean(JdbcClient.class)
                            .sql("show port")
                            .query(String.class)
                            .single())
                    .isEqualTo(Integer.toString(postgres.database().port()));
            assertThat(service.bean(Settings.class).demoMode()).isFalse();
            assertThat(service.has(EmbeddedPostgres.class)).isFalse();
        }
    }

    @Test
    @Spec("RUN-02")
    void givenDatabaseAddressOfAForgetfulServer_whenStarted_thenRefused() {
        Path data = TestFolders.fresh();
        try (var postgres = EmbeddedPostgres.start(data, TestFolders.binaries(), Map.of("fsync", "off"))) {
            Throwable refused = NestedExceptionUtils.getMostSpecificCause(catchThrowable(() -> start(postgres, data)));
            assertThat(refused).isInstanceOf(StartRefused.class).hasMessageContaining("fsync is off");
        }
    }

    @Test
    @Spec("RUN-03")
    void givenAxonServerAddressWhereNothingListens_whenStarted_thenItStartsAndSaysDown() throws Exception {
        int silent;
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            silent = socket.getLocalPort();
        }
        try (var service = RunningService.start(
                "--caseledger.data-dir=" + TestFolders.fresh(), "--caseledger.axon-server=127.0.0.1:" + silent)) {
            // on a port of its own, without a login, and on no other
            service.client()
                    .get()
                    .uri("/actuator/health/readiness")
                    .exchange()
                    .expectStatus()
                    .isNotFound();
            service.client()
                    .get()
                    .uri(service.managementAddress().resolve("/actuator/prometheus"))
                    .exchange()
                    .expectStatus()
                    .isOk();
            service.client()
                    .get()
                    .uri(service.managementAddress().resolve("/actuator/health/readiness"))
                    .exchange()
                    .expectStatus()
                    .isEqualTo(503)
                    .expectBody()
                    .jsonPath("$.status")
                    .isEqualTo("DOWN")
                    .jsonPath("$.components.axonServer.status")
                    .isEqualTo("DOWN");
        }
    }

    /** Longer than a request would wait. */
    @Test
    @Spec("RUN-03")
    void givenAServerThatIsSlowToLetIn_whenStarted_thenTheStartWaitsAndRequestsDoNot() throws Exception {
        Path data = TestFolders.fresh();
        try (var postgres = EmbeddedPostgres.start(data, TestFolders.binaries(), Map.of());
                var door = new SlowDoor(postgres.database().port(), Duration.ofMillis(3_300));
                var service = start(postgres, data, door.port())) {
            var patience = service.bean(HikariDataSource.class).getConnectionTimeout();
            // everybody has an answer within three seconds, the making of the answer included
            assertThat(patience).isBetween(2_000L, 2_700L);
            assertThat(service.bean(Patience.class)
                            .bound(Mono.never())
                            .materialize()
                            .block(Duration.ofSeconds(10)))
                    .satisfies(end -> assertThat(requireNonNull(end).getThrowable())
                            .isInstanceOf(R2dbcTimeoutException.class)
                            .hasMessageContaining(Duration.ofMillis(patience).toString()));
        }
    }

    private static RunningService start(EmbeddedPostgres postgres, Path data) {
        return start(postgres, data, postgres.database().port());
    }

    private static RunningService start(EmbeddedPostgres postgres, Path data, int port) {
        Database database = postgres.database();
        return RunningService.start(
                "--caseledger.database.url=postgresql://" + database.host() + ":" + port + "/" + database.name(),
                "--caseledger.database.user=" + database.user(),
                "--caseledger.database.password-file=" + data.resolve("postgres/password"));
    }
}
