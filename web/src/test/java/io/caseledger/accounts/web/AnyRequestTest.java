package io.caseledger.accounts.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.caseledger.BesideTheOthers;
import io.caseledger.RunningService;
import io.caseledger.shared.Proofs;
import io.caseledger.shared.Spec;
import io.caseledger.shared.database.TestFolders;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/**
 * Whatever anybody sends to any route: never a 5xx, and never a connection that ends without an answer. {@code -Dcaseledger.fuzz.seed=…} runs one seed again,
 * {@code -Dcaseledger.fuzz.requests=…} so many requests of it; how a fault was sent is told with it.
 */
@BesideTheOthers
class AnyRequestTest {
    private static final int SHARE_OF_GOOD = 30;
    private static final int FAULTS_TOLD = 40;
    /** Where a session may end: a logout, or the demonstration's clock moved on. */
    private static final int LOGGED_IN_ANEW_AFTER = 500;
    /** A sample takes no longer, however slow the machine is; but so many are sent in any case. */
    private static final Duration SAMPLE = Duration.ofSeconds(40);

    private static final int AT_LEAST = 500;
    /** Beside each other, each with its own seed: what a lane sends depends on what it was answered. */
    private static final int LANES = Proofs.of(1, 4);

    private static final List<String> FIRST_PAGES = List.of(
            "/",
            "/origin/certificates",
            "/origin/queue",
            "/origin/apply",
            "/origin/bulk",
            "/mask/permits",
            "/mask/flows",
            "/mask/apply",
            "/mask/dashboard",
            "/mask/alerts",
            "/mask/counter",
            "/accounts/grants",
            "/mailbox");

    private static final RunningService SERVICE = RunningService.start("--caseledger.data-dir=" + TestFolders.fresh());

    /** The first of each kind. */
    private final Map<String, String> faults = new ConcurrentSkipListMap<>();

    @AfterAll
    static void stop() {
        SERVICE.close();
    }

    @Test
    @Spec("GEN-12")
    void givenAnything_whenSentToAnyRoute_thenNeverOurFault() throws InterruptedException {
        // a sample is the same each time, a long proof is a new one
        long seed = Long.getLong(
                "caseledger.fuzz.seed",
                Proofs.areLong() ? ThreadLocalRandom.current().nextInt() : 8);
        int count = Integer.getInteger("caseledger.fuzz.requests", Proofs.of(3_000, 100_000));
        var lanes = IntStream.range(0, LANES)
                .mapToObj(lane -> new Lane(seed + lane, count / LANES))
                .toList();
        var threads = lanes.stream().map(Thread::new).toList();
        threads.forEach(Thread::start);
        for (var thread : threads) {
            thread.join();
        }
        var statuses = new TreeMap<Integer, Integer>();
        lanes.forEach(lane -> lane.statuses.forEach((status, n) -> statuses.merge(status, n, Integer::sum)));
        System.out.printf("seed %d, answers %s%n", seed, statuses);
        assertThat(faults.entrySet().stream().limit(FAULTS_TOLD))
                .as("seed %d, %d kinds of faults", seed, faults.size())
                .isEmpty();
        assertThat(percent(statuses.subMap(200, 300), statuses))
                .as("percent of what was sent was good")
                .isGreaterThanOrEqualTo(SHARE_OF_GOOD);
        assertThat(lanes).allMatch(Lane::isOver);
    }

    private static int percent(Map<Integer, Integer> some, Map<Integer, Integer> all) {
        return 100
                * some.values().stream().mapToInt(n -> n).sum()
                / all.values().stream().mapToInt(n -> n).sum();
    }

    /** One request after the other. */
    private final class Lane implements Runnable {
        private final Random random;
        private final int count;
        private final Map<String, List<String>> sessions = new HashMap<>();
        private final Map<String, SeenThings> seen = new HashMap<>();
        private final Map<Integer, Integer> statuses = new TreeMap<>();
        private volatile boolean over;

        Lane(long seed, int count) {
            random = new Random(seed);
            this.count = count;
        }

        boolean isOver() {
            return over;
        }

        @Override
        public void run() {
            var callers = AccessTable.CALLERS;
            callers.forEach(caller -> seen.put(caller, new SeenThings(random)));
            var table = AccessTable.read();
            var requests = new AnyRequests(
                    random,
                    Route.all(SERVICE).sorted(Comparator.comparing(Route::name)).toList(),
                    send("visitor", "/api/openapi.json").text());
            callers.forEach(caller -> FIRST_PAGES.forEach(page -> look(caller, send(caller, page))));
            long began = System.nanoTime();
            for (int i = 0;
                    i < count && (Proofs.areLong() || i < AT_LEAST || System.nanoTime() - began < SAMPLE.toNanos());
                    i++) {
                var route = requests.route();
                var let = table.getOrDefault(route.name(), Map.of()).entrySet().stream()
                        .filter(cell -> cell.getValue().startsWith("yes"))
                        .map(Map.Entry::getKey)
                        .toList();
                var caller = OddValues.any(let.isEmpty() || random.nextInt(20) == 0 ? callers : let, random);
                var request = random.nextInt(100) < 45
                        ? requests.offered(mine(caller), login(caller, false))
                        : requests.to(
                                route,
                                mine(caller),
                                login(caller, route.pattern().startsWith("/api/")));
                ask(caller, request, i);
            }
            over = true;
        }

        private void ask(String caller, RawRequest request, int i) {
            var answer = request.send(SERVICE.port());
            statuses.merge(answer.status(), 1, Integer::sum);
            if (answer.status() < 500 && answer.fault().isEmpty()) {
                look(caller, answer);
            } else if (!waitsForAPosition(request, answer)) {
                faults.putIfAbsent(
                        "%d %s %s %s".formatted(answer.status(), answer.fault(), request.method(), place(request)),
                        "request %d as %s: %s%n    %s"
                                .formatted(i, caller, request, answer.header("Caseledger-Correlation")));
            }
            if (i % LOGGED_IN_ANEW_AFTER == 0
                    || Set.of(302, 401).contains(answer.status())
                    || request.target().startsWith("/log")) {
                sessions.remove(caller);
            }
        }

        private SeenThings mine(String caller) {
            return Objects.requireNonNull(seen.get(caller));
        }

        private void look(String caller, RawRequest.Answer answer) {
            var type = answer.header("Content-Type");
            if (answer.status() < 400 && (type.contains("html") || type.contains("json"))) {
                // without the sizes of its chunks
                var text = answer.text().replaceAll("\r\n[0-9a-fA-F]+\r\n", "");
                mine(caller).see(text, type.contains("html"));
            }
        }

        private RawRequest.Answer send(String caller, String path) {
            return new RawRequest("GET", path, login(caller, path.startsWith("/api/")), "", 1, false)
                    .send(SERVICE.port());
        }

        private List<String> login(String caller, boolean api) {
            if (!api) {
                return sessions.computeIfAbsent(caller, name -> RawRequest.session(SERVICE, name));
            }
            return RawRequest.basic(caller);
        }
    }

    /** Where it was sent, whatever it named there. */
    private static String place(RawRequest request) {
        return request.target().replaceFirst("[?].*", "").replaceAll("[A-Z]*[-0-9a-f]{8,}", "…");
    }

    /** Told to come again: what it waits for never comes, but who knows. */
    private static boolean waitsForAPosition(RawRequest request, RawRequest.Answer answer) {
        return answer.status() == 503
                && !answer.header("Retry-After").isEmpty()
                && (request.target().contains("after=")
                        || request.headers().stream().anyMatch(header -> header.startsWith("Caseledger-After")));
    }
}
