package io.caseledger.shared.faults;

import io.caseledger.ServiceProcess;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A service and its PostgreSQL, each a process of its own, on one data folder that outlives both. */
final class Victims implements AutoCloseable {
    /** Who is killed. A server process of PostgreSQL is one connection's: the others end too, as what they share may be broken, and it recovers. */
    enum Kill {
        SERVICE,
        POSTGRES,
        ONE_CONNECTION,
        BOTH
    }

    private final Path home;
    private final List<String> arguments;
    private ServiceProcess service;
    private volatile URI address;

    Victims(Path home, String... arguments) throws Exception {
        this.home = home;
        this.arguments = List.of(arguments);
        service = start();
        address = service.awaitReady();
    }

    private ServiceProcess start(String... more) throws IOException {
        return ServiceProcess.start(
                home,
                List.of(),
                ServiceProcess.classpath(),
                Stream.concat(arguments.stream(), Stream.of(more)).toArray(String[]::new));
    }

    /** Where it serves now; another port after each start. */
    URI address() {
        return address;
    }

    /** Kills, and starts again what does not do so by itself. */
    void kill(Kill whom, Random random) throws Exception {
        switch (whom) {
            case SERVICE -> service.kill();
            case POSTGRES -> service.postgres().destroyForcibly();
            case ONE_CONNECTION -> {
                var all = service.postgres().children().toList();
                if (!all.isEmpty()) {
                    all.get(random.nextInt(all.size())).destroyForcibly();
                }
            }
            case BOTH -> {
                var server = service.postgres();
                service.kill();
                server.destroyForcibly();
            }
        }
        if (whom == Kill.SERVICE || whom == Kill.BOTH) {
            service = start();
            address = service.awaitReady();
        }
    }

    /** Neither answers nor ends: a disk that hangs, a machine that is moved. */
    void freeze() throws Exception {
        signal("STOP");
    }

    void thaw() throws Exception {
        signal("CONT");
    }

    private void signal(String name) throws Exception {
        var server = service.postgres();
        var all = Stream.concat(Stream.of(server), server.descendants())
                .map(process -> Long.toString(process.pid()))
                .collect(Collectors.joining(" "));
        // Java sends no other signals than those that end a process
        new ProcessBuilder("sh", "-c", "kill -" + name + " " + all)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start()
                .waitFor();
    }

    Connection database() throws IOException, SQLException {
        return service.database();
    }

    /** Ends the service, and starts it only to hold its views against the log; the exit code of that, and what was said. */
    String viewsAgainstTheLog() throws Exception {
        service.stop();
        service = start("--caseledger.check=true");
        return service.exitCode() == 0 ? "equal" : service.said();
    }

    String said() {
        return service.said();
    }

    @Override
    public void close() {
        service.close();
    }
}
