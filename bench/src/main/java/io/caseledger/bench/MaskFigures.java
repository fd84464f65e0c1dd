package io.caseledger.bench;

import io.caseledger.permit.contract.MaskKind;
import io.caseledger.shared.contract.Actor;
import io.caseledger.shared.contract.Rejection;
import io.caseledger.shared.query.Projections;
import io.caseledger.shared.query.Viewer;
import io.caseledger.stock.contract.FlowKind;
import io.caseledger.stock.contract.FlowRecorded;
import io.caseledger.stock.contract.GoodsFlow;
import io.caseledger.stock.contract.LotId;
import io.caseledger.stock.contract.LotSource;
import io.caseledger.stock.contract.OpenStockLot;
import io.caseledger.stock.contract.RecordFlow;
import io.caseledger.stock.contract.StockLotOpened;
import io.caseledger.stock.query.BalanceScope;
import io.caseledger.stock.query.BalanceView;
import io.caseledger.stock.query.DashboardView;
import io.caseledger.stock.query.FindLot;
import io.caseledger.stock.query.LotView;
import io.caseledger.stock.query.ReadBalances;
import io.caseledger.stock.query.ReadDashboard;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Supplier;
import org.HdrHistogram.Histogram;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.jspecify.annotations.Nullable;
import org.springframework.web.reactive.function.client.WebClient;

/**
 * Stock under load (MSK-33, MSK-60 to MSK-63): flows a second on one lot and on many, a lot that far more is asked of than it holds, and the dashboard over a
 * million flow events. Smaller by the environment: {@code MASK_EVENTS}, {@code MASK_TRIES}.
 */
final class MaskFigures {
    private static final int EVENTS = setting("MASK_EVENTS", 1_000_000);
    private static final int TRIES = setting("MASK_TRIES", 100_000);
    private static final int CLIENTS = 64;
    private static final int LOTS = 1_000;
    private static final int IMPORTERS = 100;
    private static final int BATCH = 1_000;
    private static final int READS = 200;
    private static final long PLENTY = 1_000_000_000L;
    private static final double MILLIS = 1e6;
    private static final FlowKind[] KINDS = FlowKind.values();
    private static final String FIGURES = Projections.FIGURES;
    private static final String LISTS = Projections.LOTS;

    private final Service service;
    private final Cpu cpu;
    private final Rounds rounds;
    private final Figures figures;
    private final Map<LotId, String> numbers = new LinkedHashMap<>();
    private int opened;

    MaskFigures(Service service, Cpu cpu, Rounds rounds, Figures figures) {
        this.service = service;
        this.cpu = cpu;
        this.rounds = rounds;
        this.figures = figures;
    }

    void measure() throws Exception {
        var hot = List.of(open(PLENTY));
        var many = new ArrayList<LotId>();
        for (int i = 0; i < LOTS; i++) {
            many.add(open(PLENTY));
        }
        rounds.compare(
                "Flows out of stock",
                List.of(new Pgbench(service.dataSource, cpu), flows("one hot lot", hot), flows("1,000 lots", many)),
                List.of(CLIENTS));
        overdraw();
        dashboard();
    }

    private Load flows(String on, List<LotId> lots) {
        return new Load(
                on,
                cpu,
                client -> () -> service.send(
                        service.applicant,
                        flow(lots.get(ThreadLocalRandom.current().nextInt(lots.size())), 1)));
    }

    /** Ten times as much is asked for as there is; what is granted must be what there was, by four derivations. */
    private void overdraw() throws Exception {
        long pieces = TRIES / 10;
        var lot = open(pieces);
        var granted = new LongAdder();
        var refused = new LongAdder();
        var last = new AtomicLong();
        var begin = System.nanoTime();
        inParallel(client -> {
            for (int i = client; i < TRIES; i += CLIENTS) {
                try {
                    last.accumulateAndGet(
                            service.send(service.applicant, flow(lot, 1)).position(), Math::max);
                    granted.increment();
                } catch (Rejection e) {
                    refused.increment();
                }
            }
        });
        var seconds = (System.nanoTime() - begin) / 1e9;
        caughtUp(last.get());
        var listed = Objects.requireNonNull(service.queries
                        .optional(new FindLot(Viewer.ALL, number(lot)), LotView.class)
                        .block())
                .row();
        var replayed = service.context
                .getBean(EventStore.class)
                .readEvents(lot.value(), 0)
                .asStream()
                .map(event -> event.getPayload())
                .mapToLong(event -> event instanceof FlowRecorded flow
                        ? -flow.pieces()
                        : event instanceof StockLotOpened open ? open.pieces() : 0)
                .sum();
        var differences = Objects.requireNonNull(service.queries
                        .one(new ReadBalances(Viewer.ALL, BalanceScope.LOT, true, 1, 1), BalanceView.class)
                        .block())
                .differences();
        var row = new LinkedHashMap<String, Object>();
        row.put("clients", CLIENTS);
        row.put("tries", TRIES);
        row.put("in stock", pieces);
        row.put("granted", granted.sum());
        row.put("refused", refused.sum());
        row.put("left: table", listed.stock());
        row.put("left: replay", replayed);
        row.put("balances that differ", differences);
        row.put("tries per second", Figures.number(TRIES / seconds));
        figures.add("One lot over-drawn", row);
        if (granted.sum() != pieces || listed.stock() != 0 || replayed != 0 || differences != 0) {
            throw new IllegalStateException("the balance does not hold: " + row);
        }
    }

    private void dashboard() {
        var events = service.context.getBean(EventStore.class);
        var lots = new ArrayList<String>();
        var begin = System.nanoTime();
        var start = Instant.now().minus(Duration.ofDays(365));
        var step = Duration.ofDays(364).dividedBy(Math.max(1, EVENTS));
        List<DomainEventMessage<?>> batch = new ArrayList<>();
        for (int i = 0; i < LOTS; i++) {
            var account = "importer-" + i % IMPORTERS;
            lots.add(UUID.randomUUID().toString());
            batch.add(event(lots.get(i), 0, opened(lots.get(i), i, account), start));
        }
        events.publish(batch);
        for (int i = 0; i < EVENTS; ) {
            batch = new ArrayList<>();
            for (int j = 0; j < BATCH && i < EVENTS; j++, i++) {
                var number = i / LOTS + 1;
                var lot = lots.get(i % LOTS);
                batch.add(event(
                        lot,
                        number,
                        new FlowRecorded(
                                lot,
                                number,
                                LocalDate.of(2026, 1, 1),
                                KINDS[i % KINDS.length],
                                "receiver " + i % 500,
                                1,
                                List.of(),
                                PLENTY - number),
                        start.plus(step.multipliedBy(i))));
            }
            events.publish(batch);
        }
        var appended = (System.nanoTime() - begin) / 1e9;
        caughtUp(events.createHeadToken().position().orElse(0));
        var projected = (System.nanoTime() - begin) / 1e9;

        var lot = open(PLENTY);
        var asOf = Instant.now().minus(Duration.ofDays(100));
        var http = WebClient.builder()
                .baseUrl(service.url())
                .codecs(codecs -> codecs.defaultCodecs().maxInMemorySize(1 << 20))
                .defaultHeaders(headers -> headers.setBasicAuth("regulator", Bench.DEMO_PASSWORD))
                .build();
        var paint = times(() -> http.get()
                .uri("/api/v1/mask/dashboard")
                .retrieve()
                .bodyToMono(String.class)
                .block());
        var past = times(() -> http.get()
                .uri("/api/v1/mask/dashboard?asOf=" + asOf)
                .retrieve()
                .bodyToMono(String.class)
                .block());
        var update = times(() -> {
            caughtUp(service.send(service.applicant, flow(lot, 1)).position(), FIGURES);
            return service.queries
                    .one(new ReadDashboard(Viewer.ALL, null), DashboardView.class)
                    .block();
        });
        var row = new LinkedHashMap<String, Object>();
        row.put("flow events", EVENTS);
        row.put("appended per second", Figures.number(EVENTS / appended));
        row.put("projected per second", Figures.number(EVENTS / projected));
        row.put("dashboard now, p50/p99 ms", both(paint));
        row.put("dashboard as of a past day, p50/p99 ms", both(past));
        row.put("command to figures shown, p50/p99 ms", both(update));
        figures.add("The dashboard over many flow events", row);
    }

    private Histogram times(Supplier<@Nullable Object> work) {
        var histogram = new Histogram(TimeUnit.SECONDS.toNanos(60), 3);
        for (int i = -READS / 4; i < READS; i++) {
            var begin = System.nanoTime();
            var unused = work.get();
            if (i >= 0) {
                histogram.recordValue(System.nanoTime() - begin);
            }
        }
        return histogram;
    }

    private static String both(Histogram histogram) {
        return Figures.number(histogram.getValueAtPercentile(50) / MILLIS) + " / "
                + Figures.number(histogram.getValueAtPercentile(99) / MILLIS);
    }

    private static DomainEventMessage<?> event(String lot, long sequence, Object payload, Instant at) {
        Map<String, ?> metaData = Actor.SYSTEM.toMetaData();
        return new GenericDomainEventMessage<>(
                "StockLot", lot, sequence, payload, metaData, UUID.randomUUID().toString(), at);
    }

    private static StockLotOpened opened(String lot, int index, String account) {
        return new StockLotOpened(
                lot,
                "MSK2025%07d-001".formatted(index),
                "permit-" + index,
                "MSK2025%07d".formatted(index),
                account,
                "04595252",
                "進口商 " + account,
                null,
                LotSource.DECLARATION,
                "AA  12 345 %05d".formatted(index),
                1,
                index % 2 == 0 ? MaskKind.MEDICAL : MaskKind.NON_MEDICAL,
                "product " + index % 50,
                index % 3 == 0 ? "JP" : "VN",
                LocalDate.of(2025, 1 + index % 12, 1 + index % 28),
                PLENTY);
    }

    private LotId open(long pieces) {
        var number = "MSK2024%07d-001".formatted(++opened);
        var lot = LotId.of(number);
        service.send(
                Actor.SYSTEM,
                new OpenStockLot(
                        lot,
                        number,
                        "bench-permit-" + opened,
                        number.substring(0, 14),
                        service.applicant.accountId(),
                        "04595252",
                        service.applicant.name(),
                        null,
                        LotSource.DECLARATION,
                        "AA  12 345 67890",
                        1,
                        MaskKind.MEDICAL,
                        "量測口罩",
                        "JP",
                        LocalDate.now(ZoneId.of("Asia/Taipei")),
                        pieces));
        numbers.put(lot, number);
        return lot;
    }

    private String number(LotId lot) {
        return Objects.requireNonNull(numbers.get(lot));
    }

    private static RecordFlow flow(LotId lot, long pieces) {
        return new RecordFlow(
                lot,
                List.of(new GoodsFlow(
                        LocalDate.now(ZoneId.of("Asia/Taipei")), FlowKind.OWN_USE, null, pieces, List.of())));
    }

    private void caughtUp(long position) {
        caughtUp(position, FIGURES);
        caughtUp(position, LISTS);
    }

    private void caughtUp(long position, String projection) {
        service.caughtUp(projection, position);
    }

    private interface Client {
        void run(int client) throws Exception;
    }

    private static void inParallel(Client work) throws Exception {
        try (var threads = Executors.newFixedThreadPool(CLIENTS)) {
            var running = new ArrayList<Future<?>>();
            for (int i = 0; i < CLIENTS; i++) {
                var client = i;
                running.add(threads.submit(() -> {
                    work.run(client);
                    return null;
                }));
            }
            for (var future : running) {
                future.get();
            }
        }
    }

    private static int setting(String name, int otherwise) {
        var value = System.getenv(name);
        return value == null ? otherwise : Integer.parseInt(value);
    }
}
