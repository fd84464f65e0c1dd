package io.caseledger.bench;

import io.caseledger.shared.database.ViewSchema;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Pattern;
import org.HdrHistogram.Histogram;

/** The list page and the machine list with 100,000 cases stored, all made by commands (PERF-05). */
final class ListFigures {
    private static final int CLIENTS = 32;
    private static final int REQUESTS = 200;
    private static final int WARM_UP = 50;
    private static final double MILLIS = 1e6;
    private static final Pattern CSRF = Pattern.compile("name=\"_csrf\"[^>]*value=\"([^\"]+)\"");

    private final Service service;
    private final Figures figures;
    private final HttpClient http =
            HttpClient.newBuilder().cookieHandler(new CookieManager()).build();

    ListFigures(Service service, Figures figures) {
        this.service = service;
        this.figures = figures;
    }

    void measure(int cases) throws Exception {
        fill(cases);
        login();
        var pages = new LinkedHashMap<String, String>();
        pages.put("newest first, 10 rows", "/origin/certificates");
        pages.put("100 rows", "/origin/certificates?size=100");
        pages.put("sorted by exporter", "/origin/certificates?sort=exporter");
        pages.put("page 5,000", "/origin/certificates?page=5000");
        pages.put("free text", "/origin/certificates?text=EVER+GOLDEN");
        pages.put("one state, one unit", "/origin/certificates?state=RECEIVED&issuingUnit=TPE");
        pages.put("blank page: login", "/login");
        for (var page : pages.entrySet()) {
            row(page.getKey(), page.getValue(), cases);
        }
    }

    private void row(String name, String path, int cases) throws Exception {
        var histogram = new Histogram(TimeUnit.SECONDS.toNanos(60), 3);
        for (int i = 0; i < REQUESTS + WARM_UP; i++) {
            var begin = System.nanoTime();
            var status = http.send(
                            HttpRequest.newBuilder(URI.create(service.url() + path))
                                    .build(),
                            HttpResponse.BodyHandlers.discarding())
                    .statusCode();
            if (status != 200) {
                throw new IllegalStateException(path + " answered " + status);
            }
            if (i >= WARM_UP) {
                histogram.recordValue(System.nanoTime() - begin);
            }
        }
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("page", name);
        row.put("cases stored", cases);
        row.put("p50 ms", Figures.number(histogram.getValueAtPercentile(50) / MILLIS));
        row.put("p99 ms", Figures.number(histogram.getValueAtPercentile(99) / MILLIS));
        figures.add("List page", row);
    }

    private void fill(int cases) throws Exception {
        var before = count();
        var left = new AtomicLong(cases - before);
        var last = new AtomicLong();
        var begin = System.nanoTime();
        try (var threads = Executors.newFixedThreadPool(CLIENTS)) {
            for (int client = 0; client < CLIENTS; client++) {
                var unit = client;
                var unused = threads.submit(() -> {
                    while (left.getAndDecrement() > 0) {
                        var outcome = service.submit(unit);
                        last.accumulateAndGet(outcome.position(), Math::max);
                    }
                });
            }
        }
        var filed = System.nanoTime();
        if (last.get() > 0) {
            service.caughtUp(last.get());
        }
        var row = new LinkedHashMap<String, Object>();
        row.put("cases filed", cases - before);
        row.put("filed per second", Figures.number((cases - before) / ((filed - begin) / 1e9)));
        row.put("read side behind by, s", Figures.number((System.nanoTime() - filed) / 1e9));
        row.put("filed and shown per second", Figures.number((cases - before) / ((System.nanoTime() - begin) / 1e9)));
        figures.add("Filling the list", row);
        try (var connection = service.dataSource.getConnection();
                var statement = connection.createStatement()) {
            statement.execute(ViewSchema.LIVE.in("ANALYZE ${view}.origin_case"));
        }
    }

    private int count() throws Exception {
        try (var connection = service.dataSource.getConnection();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(ViewSchema.LIVE.in("SELECT count(*) FROM ${view}.origin_case"))) {
            rows.next();
            return rows.getInt(1);
        }
    }

    private void login() throws Exception {
        var page = http.send(
                        HttpRequest.newBuilder(URI.create(service.url() + "/login"))
                                .build(),
                        HttpResponse.BodyHandlers.ofString())
                .body();
        var token = CSRF.matcher(page);
        if (!token.find()) {
            throw new IllegalStateException("the login page has no token");
        }
        var form = "username=regulator&password=" + Bench.DEMO_PASSWORD + "&_csrf="
                + URLEncoder.encode(token.group(1), StandardCharsets.UTF_8);
        http.send(
                HttpRequest.newBuilder(URI.create(service.url() + "/login"))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString(form))
                        .build(),
                HttpResponse.BodyHandlers.discarding());
    }
}
