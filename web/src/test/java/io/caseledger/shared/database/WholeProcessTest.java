package io.caseledger.shared.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.caseledger.RunningService;
import io.caseledger.ServiceProcess;
import io.caseledger.shared.Spec;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** What only a process of its own can show: being killed, exit codes, the user it runs as. */
class WholeProcessTest {
    private static final String NOBODY = "65534";
    private static final String BINARIES = "--caseledger.database.binaries-dir=" + RunningService.binariesDir();

    @Test
    @Spec({"RUN-01", "RUN-02"})
    void givenBothKilled_whenStartedAgain_thenNothingIsLost() throws Exception {
        Path home = RunningService.freshDataDir();
        long server;
        try (var service = start(home)) {
            assertThat(get(service.awaitReady().resolve("/actuator/health/readiness")))
                    .contains("\"UP\"");
            assertThat(home.resolve("data/postgres/cluster")).isDirectory();
            try (var connection = connect(home, service);
                    var statement = connection.createStatement()) {
                statement.execute("create table kept (what text)");
                statement.execute("insert into kept values ('first')");
            }
            server = serverPid(home);
            service.kill();
            kill(server);
        }
        try (var service = start(home)) {
            service.awaitReady();
            try (var connection = connect(home, service);
                    var statement = connection.createStatement()) {
                assertThat(kept(connection)).isEqualTo("first");
                statement.execute("insert into kept values ('second')");
            }
            server = serverPid(home);
            service.kill();
        }
        // the service alone was killed: its server still runs
        assertThat(runs(server)).isTrue();
        try (var service = start(home)) {
            service.awaitReady();
            assertThat(runs(server)).isFalse();
            try (var connection = connect(home, service)) {
                assertThat(kept(connection)).isEqualTo("first second");
            }
            server = serverPid(home);
            try (var second = start(home)) {
                assertThat(second.exitCode()).isNotZero();
                assertThat(second.said()).contains("in use by another running service");
            }
            assertThat(service.stop()).isEqualTo(143); // ended by SIGTERM, as asked
        }
        assertThat(runs(server)).isFalse();
    }

    @Test
    @Spec({"RUN-01", "RUN-02"})
    void givenOrdinaryUser_whenStarted_thenServes() throws Exception {
        assumeTrue(EmbeddedPostgresTest.isRoot(), "an ordinary user runs all the other tests already");
        Path home = EmbeddedPostgresTest.everybodysFolder();
        try {
            String classpath = ServiceProcess.classpathIn(Files.createDirectory(home.resolve("classpath")));
            Path work = Files.createDirectory(home.resolve("work"));
            Files.setAttribute(work, "unix:uid", Integer.valueOf(NOBODY));
            var asNobody = List.of("setpriv", "--reuid=" + NOBODY, "--regid=" + NOBODY, "--clear-groups", "--");
            try (var service = ServiceProcess.start(work, asNobody, classpath)) {
                assertThat(get(service.awaitReady().resolve("/actuator/health/readiness")))
                        .contains("\"UP\"");
                assertThat(Files.getAttribute(work.resolve("data/postgres/cluster"), "unix:uid"))
                        .isEqualTo(Integer.valueOf(NOBODY));
                assertThat(service.stop()).isEqualTo(143);
            }
        } finally {
            org.springframework.util.FileSystemUtils.deleteRecursively(home);
        }
    }

    @Test
    @Spec("RUN-05")
    void givenWrongSettings_whenStarted_thenOneClearBlockAndAnExitCode() throws Exception {
        try (var service = start(
                RunningService.freshDataDir(), "--caseledger.mail.port=0", "--caseledger.database.pasword-file=x")) {
            assertThat(service.exitCode()).isEqualTo(1);
            assertThat(service.said())
                    .contains("APPLICATION FAILED TO START", "docs/settings.md")
                    .containsAnyOf("caseledger.mail.port = 0", "caseledger.database.pasword-file")
                    .doesNotContain("\tat ")
                    .doesNotContain("PostgreSQL");
        }
    }

    private static ServiceProcess start(Path home, String... more) throws Exception {
        var arguments = new java.util.ArrayList<String>(List.of(BINARIES));
        arguments.addAll(List.of(more));
        return ServiceProcess.start(home, List.of(), ServiceProcess.classpath(), arguments.toArray(String[]::new));
    }

    private static String get(URI address) throws Exception {
        try (var client = HttpClient.newHttpClient()) {
            return client.send(HttpRequest.newBuilder(address).build(), BodyHandlers.ofString())
                    .body();
        }
    }

    private static Connection connect(Path home, ServiceProcess service) throws Exception {
        return DriverManager.getConnection(
                "jdbc:postgresql://127.0.0.1:" + service.databasePort() + "/" + ClusterFolder.DATABASE,
                ClusterFolder.USER,
                Files.readString(home.resolve("data/postgres/password")));
    }

    private static String kept(Connection connection) throws Exception {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery("select string_agg(what, ' ' order by what) from kept")) {
            assertThat(rows.next()).isTrue();
            return rows.getString(1);
        }
    }

    private static long serverPid(Path home) throws Exception {
        return Long.parseLong(Files.readAllLines(Postmaster.pidFile(home.resolve("data/postgres/cluster")))
                .getFirst());
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
