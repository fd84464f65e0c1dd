package io.caseledger.shared.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.caseledger.shared.Spec;
import io.caseledger.shared.settings.StartRefused;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EmbeddedPostgresTest {
    private static final int NOBODY = 65534;

    private static Path made;

    private Path data;

    /** Of a first start; making it takes longer than all the rest of a test. */
    @BeforeAll
    static void makeOnce() {
        made = TestFolders.fresh();
        EmbeddedPostgres.start(made, TestFolders.binaries(), Map.of()).close();
    }

    @BeforeEach
    void ownCopy() throws Exception {
        data = TestFolders.fresh();
        // with owners and permissions, which the server looks at
        var copy = new ProcessBuilder("cp", "-a", made + "/.", data.toString()).inheritIO();
        assertThat(copy.start().waitFor()).isZero();
    }

    @Test
    @Spec({"RUN-02", "RUN-03"})
    void givenNothing_whenStarted_thenDurableOnLoopbackAloneAndWithoutPrivileges() throws Exception {
        data = TestFolders.fresh();
        try (var postgres = start(Map.of());
                var connection = connect(postgres)) {
            assertThat(List.of("fsync", "synchronous_commit", "full_page_writes", "data_checksums"))
                    .allSatisfy(name -> assertThat(setting(connection, name)).isEqualTo("on"));
            assertThat(setting(connection, "listen_addresses")).isEqualTo("127.0.0.1");
            // the fifth line of its file names the folder of the Unix socket: none
            assertThat(Files.readAllLines(Postmaster.pidFile(data.resolve("postgres/cluster")))
                            .get(4))
                    .isBlank();
            assertThat(setting(connection, "server_encoding")).isEqualTo("UTF8");
            assertThat(text(connection, "select rolsuper::text from pg_roles where rolname = current_user"))
                    .isEqualTo("false");
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(data.resolve("postgres/password"))))
                    .isEqualTo("rw-------");
            Path status = Path.of("/proc", Long.toString(postgres.pid()), "status");
            if (Files.exists(status)) {
                assertThat(Files.readAllLines(status)).contains("CapEff:\t0000000000000000");
            }
        }
    }

    @Test
    @Spec("RUN-02")
    void givenData_whenStoppedAndStarted_thenTheSame() throws Exception {
        try (var postgres = start(Map.of())) {
            write(postgres);
        }
        assertThat(Postmaster.of(data.toRealPath().resolve("postgres/cluster"))).isEmpty();
        try (var postgres = start(Map.of())) {
            assertThat(read(postgres)).isEqualTo("kept");
        }
    }

    @Test
    @Spec("RUN-02")
    void givenAnotherServiceOnTheFolder_whenStarted_thenRefusedClearly() {
        try (var postgres = start(Map.of())) {
            assertThatThrownBy(() -> start(Map.of()))
                    .isInstanceOf(StartRefused.class)
                    .hasMessageContaining("caseledger.data-dir")
                    .hasMessageContaining("in use")
                    .hasMessageContaining(Long.toString(ProcessHandle.current().pid()));
            assertThat(ProcessHandle.of(postgres.pid())).isPresent();
        }
    }

    @Test
    @Spec({"RUN-02", "REL-01"})
    void givenServerKilled_whenServiceLives_thenServerIsStartedAgainOnTheSamePort() throws Exception {
        try (var postgres = start(Map.of())) {
            write(postgres);
            long killed = postgres.pid();
            ProcessHandle.of(killed).orElseThrow().destroyForcibly();
            Awaitility.await().atMost(Duration.ofSeconds(30)).ignoreExceptions().untilAsserted(() -> assertThat(
                            read(postgres))
                    .isEqualTo("kept"));
            assertThat(postgres.pid()).isNotEqualTo(killed);
        }
    }

    @Test
    @Spec("RUN-02")
    void givenStalePidFileNamingAStranger_whenStarted_thenTheStrangerIsLeftAlone() throws Exception {
        try (var postgres = start(Map.of())) {
            write(postgres);
        }
        Path cluster = data.resolve("postgres/cluster");
        Process stranger = new ProcessBuilder("sleep", "600").start();
        try {
            Files.writeString(
                    Postmaster.pidFile(cluster), stranger.pid() + "\n" + cluster.toRealPath() + "\n0\n5432\n\n*\n");
            try (var postgres = start(Map.of())) {
                assertThat(read(postgres)).isEqualTo("kept");
                assertThat(stranger.isAlive()).isTrue();
            }
        } finally {
            stranger.destroyForcibly();
        }
    }

    @Test
    @Spec("RUN-02")
    void givenPasswordFileLost_whenStarted_thenANewOneAndTheSameData() throws Exception {
        try (var postgres = start(Map.of())) {
            write(postgres);
        }
        Files.delete(data.resolve("postgres/password"));
        try (var postgres = start(Map.of())) {
            assertThat(read(postgres)).isEqualTo("kept");
        }
    }

    @Test
    void givenRootWithoutNamespaces_whenStarted_thenRunsAsNobodyToWhomTheDataBelongs() throws Exception {
        assumeTrue(isRoot(), "only root can become another user");
        data = everybodysFolder();
        // as after a start in a container, where namespaces are forbidden
        Path home = Files.createDirectories(data.resolve("postgres"));
        Files.setAttribute(home, "unix:uid", NOBODY);
        try (var postgres = EmbeddedPostgres.start(data, null, Map.of())) {
            write(postgres);
            assertThat(Files.getAttribute(Path.of("/proc", Long.toString(postgres.pid())), "unix:uid"))
                    .isEqualTo(NOBODY);
            assertThat(Files.getAttribute(home.resolve("cluster"), "unix:uid")).isEqualTo(NOBODY);
        }
        try (var postgres = EmbeddedPostgres.start(data, null, Map.of())) {
            assertThat(read(postgres)).isEqualTo("kept");
        } finally {
            org.springframework.util.FileSystemUtils.deleteRecursively(data);
        }
    }

    @ParameterizedTest
    @Spec("RUN-02")
    @ValueSource(strings = {"fsync", "synchronous_commit", "full_page_writes"})
    void givenServerThatMayLoseData_whenChecked_thenRefusedNamingTheSettingAndTheMend(String name) {
        try (var postgres = start(Map.of(name, "off"))) {
            var refused = catchThrowableOfType(StartRefused.class, () -> DurableServer.check(postgres.database(), 10));
            assertThat(refused).hasMessageContaining(name + " is off");
            assertThat(refused.mend()).contains(name + " = on");
        }
    }

    @Test
    @Spec("RUN-02")
    void givenRoleThatDoesNotWaitForTheDisk_whenChecked_thenRefused() throws Exception {
        try (var postgres = start(Map.of());
                var connection = connect(postgres);
                var statement = connection.createStatement()) {
            DurableServer.check(postgres.database(), 10);
            statement.execute("alter role " + postgres.database().user() + " set synchronous_commit = off");
            assertThatThrownBy(() -> DurableServer.check(postgres.database(), 10))
                    .isInstanceOf(StartRefused.class)
                    .hasMessageContaining("synchronous_commit is off");
        }
    }

    private EmbeddedPostgres start(Map<String, String> settings) {
        return EmbeddedPostgres.start(data, TestFolders.binaries(), settings);
    }

    static Path everybodysFolder() throws IOException {
        Path folder = Files.createTempDirectory("caseledger-test-");
        return Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    static boolean isRoot() throws IOException {
        Path mine = Files.createTempFile("caseledger-", null);
        try {
            return Files.getAttribute(mine, "unix:uid", LinkOption.NOFOLLOW_LINKS)
                    .equals(0);
        } finally {
            Files.delete(mine);
        }
    }

    private static Connection connect(EmbeddedPostgres postgres) throws SQLException {
        Database database = postgres.database();
        return DriverManager.getConnection(database.jdbcUrl(), database.user(), database.password());
    }

    private static void write(EmbeddedPostgres postgres) throws SQLException {
        try (var connection = connect(postgres);
                var statement = connection.createStatement()) {
            statement.execute("create table kept (what text)");
            statement.execute("insert into kept values ('kept')");
        }
    }

    private static String read(EmbeddedPostgres postgres) throws SQLException {
        try (var connection = connect(postgres)) {
            return text(connection, "select what from kept");
        }
    }

    private static String setting(Connection connection, String name) throws SQLException {
        return text(connection, "select setting from pg_settings where name = '" + name + "'");
    }

    private static String text(Connection connection, String query) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(query)) {
            assertThat(rows.next()).isTrue();
            return rows.getString(1);
        }
    }
}
