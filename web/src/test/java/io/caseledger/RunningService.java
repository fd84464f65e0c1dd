package io.caseledger;

import io.caseledger.shared.NeedsAxonServer;
import io.caseledger.shared.database.TestFolders;
import io.caseledger.shared.log.StockEngine;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.http.client.ReactorResourceFactory;
import org.springframework.http.client.reactive.ReactorClientHttpConnector;
import org.springframework.test.web.reactive.server.WebTestClient;
import reactor.netty.http.client.HttpClient;
import reactor.netty.resources.ConnectionProvider;
import reactor.netty.resources.LoopResources;

/**
 * The real service on a real PostgreSQL. {@link #shared()} is started once in a test JVM, in demo mode on a free port, and
 * serves all acceptance tests: each uses accounts and cases of its own and counts on nobody else's. A test that stops,
 * breaks or configures the service starts its own with {@link #start(String...)}, or shares {@link #tamperedWith()}.
 */
public final class RunningService implements AutoCloseable {
    private static final String STORY = "--caseledger.demo-story=";
    private static final int LONGEST_PAGE = 4 * 1024 * 1024;
    private static final Object STARTING = new Object();
    /** Shorter than the service keeps one open: else a test that has waited takes one that is just being closed. */
    private static final ConnectionProvider CONNECTIONS = ConnectionProvider.builder("tests")
            .maxIdleTime(Duration.ofSeconds(5))
            .build();

    private static final LoopResources LOOPS = LoopResources.create("tests");

    /** With loops and a resolver of its own: those that all in this JVM share end with the first service that is closed. */
    public static final ReactorClientHttpConnector CONNECTOR = new ReactorClientHttpConnector(
            HttpClient.create(CONNECTIONS).runOn(LOOPS).resolver(names -> names.runOn(LOOPS)));

    private static @Nullable RunningService shared;
    private static @Nullable RunningService tampered;
    private static @Nullable RunningService onAxonServer;
    private static @Nullable RunningService onStockEngine;

    private final ConfigurableApplicationContext context;

    private RunningService(ConfigurableApplicationContext context) {
        this.context = context;
    }

    /** The one that all tests of this JVM use; it ends with the JVM. */
    public static synchronized RunningService shared() {
        if (shared == null) {
            shared = start("--caseledger.data-dir=" + TestFolders.fresh());
        }
        return shared;
    }

    /**
     * A second one, for all tests that write into its log or break its views. Their classes are {@link BesideTheOthers}, so one at a time has it; each
     * mends what it breaks.
     */
    public static synchronized RunningService tamperedWith() {
        if (tampered == null) {
            tampered = start("--caseledger.data-dir=" + TestFolders.fresh());
        }
        return tampered;
    }

    /** One more on a real Axon Server, for the tests that {@linkplain NeedsAxonServer need one}, in demo mode too. The log may be one that earlier runs have left. */
    public static synchronized RunningService onAxonServer() {
        if (onAxonServer == null) {
            onAxonServer = start(
                    "--caseledger.data-dir=" + TestFolders.fresh(),
                    "--caseledger.demo=true",
                    "--caseledger.axon-server=" + System.getenv(NeedsAxonServer.ADDRESS));
        }
        return onAxonServer;
    }

    /** One more on Axon's own engine. */
    public static synchronized RunningService onStockEngine() {
        if (onStockEngine == null) {
            onStockEngine = start(StockEngine::in, "--caseledger.data-dir=" + TestFolders.fresh());
        }
        return onStockEngine;
    }

    /** One more, e.g. with {@code --caseledger.data-dir=…}; the caller closes it. */
    public static RunningService start(String... arguments) {
        return start(context -> {}, arguments);
    }

    /** @param prepared before the service's own parts are */
    private static RunningService start(Consumer<GenericApplicationContext> prepared, String... arguments) {
        var all = new ArrayList<String>(List.of(
                "--server.port=0",
                "--caseledger.management.port=0",
                "--caseledger.database.binaries-dir=" + TestFolders.binaries()));
        if (Stream.of(arguments).noneMatch(argument -> argument.startsWith(STORY))) {
            // no test waits for ninety days unasked
            all.add(STORY + "small");
        }
        all.addAll(List.of(arguments));
        var application = new SpringApplication(Caseledger.class);
        // event loops of its own: the first service to close would end those that all in this JVM share
        application.addInitializers(context -> ((GenericApplicationContext) context)
                .registerBean(ReactorResourceFactory.class, RunningService::ownEventLoops));
        application.addInitializers(context -> prepared.accept((GenericApplicationContext) context));
        // one at a time: each start sets up the log of the whole JVM
        synchronized (STARTING) {
            return new RunningService(application.run(all.toArray(String[]::new)));
        }
    }

    private static ReactorResourceFactory ownEventLoops() {
        var loops = new ReactorResourceFactory();
        loops.setUseGlobalResources(false);
        return loops;
    }

    public int port() {
        return context.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
    }

    /** Where health and measurements are asked; the same as {@link #address()} in demo mode. */
    public URI managementAddress() {
        return URI.create("http://localhost:"
                + context.getEnvironment().getProperty("local.management.port", setting("local.server.port")));
    }

    public URI address() {
        return URI.create("http://localhost:" + port());
    }

    /** Speaks to the service over the network, as a browser does. */
    public WebTestClient client() {
        return WebTestClient.bindToServer(CONNECTOR)
                .baseUrl(address().toString())
                .responseTimeout(Duration.ofSeconds(30))
                // a list that other tests have filled
                .codecs(codecs -> codecs.defaultCodecs().maxInMemorySize(LONGEST_PAGE))
                .build();
    }

    /** A part of the service, e.g. its {@code JdbcClient}. */
    public <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    /** One of several of its kind. */
    public <T> T bean(String name, Class<T> type) {
        return context.getBean(name, type);
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
