package io.caseledger.shared.database;

import static org.assertj.core.api.Assertions.assertThat;

import io.caseledger.BesideTheOthers;
import io.caseledger.ServiceProcess;
import io.caseledger.shared.Proofs;
import io.caseledger.shared.Spec;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What only a process of its own can show: being killed, exit codes, the user it runs as. */
@BesideTheOthers
class WholeProcessTest {
    private static final String NOBODY = "65534";

    /** An ordinary user, as the service should run; a long proof is made by root as well, where root runs the tests. */
    static List<Boolean> users() throws IOException {
        return Proofs.areLong() && EmbeddedPostgresTest.isRoot() ? List.of(true, false) : List.of(true);
    }

    @ParameterizedTest
    @MethodSource("users")
    @Spec({"RUN-01", "RUN-02"})
    void givenBothKilled_whenStartedAgain_thenNothingIsLost(boolean ordinary) throws Exception {
        Path everybodys = EmbeddedPostgresTest.everybodysFolder();
        try {
            killed(runner(everybodys, ordinary));
        } finally {
            org.springframework.util.FileSystemUtils.deleteRecursively(everybodys);
        }
    }

    private static void killed(Runner runner) throws Exception {
        Path home = runner.home();
        long server;
        try (var service = runner.start()) {
            assertThat(get(service.awaitReady().resolve("/actuator/health/readiness")))
                    .contains("\"UP\"");
            assertThat(Files.getOwner(home.resolve("data/postgres/cluster"))).isEqualTo(Files.getOwner(home));
            try (var connection = service.database();
                    var statement = connection.createStatement()) {
                statement.execute("create table kept (what text)");
                statement.execute("insert into kept values ('first')");
            }
            server = service.postgres().pid();
            service.kill();
            kill(server);
        }
        try (var service = runner.start()) {
            service.awaitReady();
            try (var connection = service.database();
                    var statement = connection.createStatement()) {
                assertThat(kept(connection)).isEqualTo("first");
                statement.execute("insert into kept values ('second')");
            }
            server = service.postgres().pid();
            service.kill();
        }
        // the service alone was killed: its server still runs
        assertThat(runs(server)).isTrue();
        try (var service = runner.start()) {
            service.awaitReady();
            assertThat(runs(server)).isFalse();
            try (var connection = service.database()) {
                assertThat(kept(connection)).isEqualTo("first second");
            }
            server = service.postgres().pid();
            try (var second = runner.start()) {
                assertThat(second.exitCode()).isNotZero();
                assertThat(second.said()).contains("in use by another running service");
            }
            assertThat(service.stop()).isEqualTo(143); // ended by SIGTERM, as asked
        }
        assertThat(runs(server)).isFalse();
    }

    /** Who starts the service, where. */
    private record Runner(Path home, List<String> prefix, String classpath) {
        ServiceProcess start() throws IOException {
            return ServiceProcess.start(home, prefix, classpath);
        }
    }

    private static Runner runner(Path everybodys, boolean ordinary) throws IOException {
        Path home = Files.createDirectory(everybodys.resolve("home"));
        if (!ordinary || !EmbeddedPostgresTest.isRoot()) {
            return new Runner(home, List.of(), ServiceProcess.classpath());
        }
        Files.setAttribute(home, "unix:uid", Integer.valueOf(NOBODY));
        return new Runner(
                home,
                List.of("setpriv", "--reuid=" + NOBODY, "--regid=" + NOBODY, "--clear-groups", "--"),
                ServiceProcess.classpathIn(Files.createDirectory(everybodys.resolve("classpath"))));
    }

    @Test
    @Spec("RUN-05")
    void givenWrongSettings_whenStarted_thenOneClearBlockAndAnExitCode() throws Exception {
        try (var service = ServiceProcess.start(
                TestFolders.fresh(),
                List.of(),
                ServiceProcess.classpath(),
                "--caseledger.mail.port=0",
                "--caseledger.database.pasword-file=x")) {
            assertThat(service.exitCode()).isEqualTo(1);
            assertThat(service.said())
                    .contains("APPLICATION FAILED TO START", "docs/settings.md")
                    .containsAnyOf("caseledger.mail.port = 0", "caseledger.database.pasword-file")
                    .doesNotContain("\tat ")
                    .doesNotContain("PostgreSQL");
        }
    }

    private static String get(URI address) throws Exception {
        try (var client = HttpClient.newHttpClient()) {
            return client.send(HttpRequest.newBuilder(address).build(), BodyHandlers.ofString())
                    .body();
        }
    }

    private static String kept(Connection connection) throws Exception {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery("select string_agg(what, ' ' order by what) from kept")) {
            assertThat(rows.next()).isTrue();
            return rows.getString(1);
        }
    }

    private static void kill(long pid) throws Exception {
        ProcessHandle.of(pid).orElseThrow().destroyForcibly();
        Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> !runs(pid));
    }

    /** Not so once it has ended, even if nobody has fetched its exit code yet: containers often have no one to do it. */
    private static boolean runs(long pid) {
        return ProcessHandle.of(pid)
                .flatMap(process -> process.info().command())
                .isPresent();
    }
}
