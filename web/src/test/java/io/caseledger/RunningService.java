package io.caseledger;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.http.client.ReactorResourceFactory;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.util.FileSystemUtils;

/**
 * The real service on a real PostgreSQL. {@link #shared()} is started once in a test JVM, in demo mode on a free port, and
 * serves all acceptance tests: each uses accounts and cases of its own and counts on nobody else's. A test that stops,
 * breaks or configures the service starts its own with {@link #start(String...)}.
 */
public final class RunningService implements AutoCloseable {
    private static final Path TARGET = Path.of("target").toAbsolutePath();
    private static @Nullable RunningService shared;

    private final ConfigurableApplicationContext context;

    private RunningService(ConfigurableApplicationContext context) {
        this.context = context;
    }

    /** The one that all tests of this JVM use; it ends with the JVM. */
    public static synchronized RunningService shared() {
        if (shared == null) {
            shared = start("--caseledger.data-dir=" + freshDataDir());
        }
        return shared;
    }

    /** One more, e.g. with {@code --caseledger.data-dir=…}; the caller closes it. */
    public static RunningService start(String... arguments) {
        var all = new ArrayList<String>(
                List.of("--server.port=0", "--caseledger.database.binaries-dir=" + binariesDir()));
        all.addAll(List.of(arguments));
        var application = new SpringApplication(Caseledger.class);
        // event loops of its own: the first service to close would end those that all in this JVM share
        application.addInitializers(context -> ((GenericApplicationContext) context)
                .registerBean(ReactorResourceFactory.class, RunningService::ownEventLoops));
        return new RunningService(application.run(all.toArray(String[]::new)));
    }

    private static ReactorResourceFactory ownEventLoops() {
        var loops = new ReactorResourceFactory();
        loops.setUseGlobalResources(false);
        return loops;
    }

    /** A folder below target for one service's data; those that earlier runs have left are removed. */
    public static synchronized Path freshDataDir() {
        Path parent = TARGET.resolve("data");
        try {
            Files.createDirectories(parent);
            try (var earlier = Files.newDirectoryStream(parent)) {
                for (Path folder : earlier) {
                    if (abandoned(folder)) {
                        FileSystemUtils.deleteRecursively(folder);
                    }
                }
            }
            Path fresh =
                    Files.createTempDirectory(parent, ProcessHandle.current().pid() + "-");
            return fresh;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Where the server's programs are unpacked, once for all tests. */
    public static Path binariesDir() {
        return TARGET.resolve("postgres-binaries");
    }

    private static boolean abandoned(Path folder) throws IOException {
        String maker = folder.getFileName().toString().split("-", 2)[0];
        if (maker.equals(Long.toString(ProcessHandle.current().pid()))) {
            return false;
        }
        Path lockFile = folder.resolve("caseledger.lock");
        if (!Files.exists(lockFile)) {
            return ProcessHandle.of(Long.parseLong(maker)).isEmpty();
        }
        try (var channel = FileChannel.open(lockFile, StandardOpenOption.WRITE);
                FileLock lock = channel.tryLock()) {
            return lock != null;
        } catch (OverlappingFileLockException e) {
            return false;
        }
    }

    public int port() {
        return context.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
    }

    public URI address() {
        return URI.create("http://localhost:" + port());
    }

    /** Speaks to the service over the network, as a browser does. */
    public WebTestClient client() {
        return WebTestClient.bindToServer()
                .baseUrl(address().toString())
                .responseTimeout(Duration.ofSeconds(30))
                .build();
    }

    /** A part of the service, e.g. its {@code JdbcClient}. */
    public <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    public boolean has(Class<?> type) {
        return context.getBeanNamesForType(type).length > 0;
    }

    public String setting(String name) {
        return context.getEnvironment().getRequiredProperty(name);
    }

    @Override
    public void close() {
        context.close();
    }
}
