package io.caseledger.bench;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.ToDoubleFunction;

/**
 * Trials beside each other: first each is warmed up, then they take turns, each from quiet, so that a machine that grows slower is slower for all. The
 * figures are medians; the spread is said with them.
 */
final class Rounds {
    static final int WARM_UP_SECONDS = setting("BENCH_WARM_UP", 60);
    private static final int SECONDS = setting("BENCH_SECONDS", 15);
    private static final int ROUNDS = setting("BENCH_ROUNDS", 3);

    private final Figures figures;

    Rounds(Figures figures) {
        this.figures = figures;
    }

    /** @param trials the yardstick first; all others are divided by it */
    void compare(String table, List<? extends Trial> trials, List<Integer> clients) throws Exception {
        for (var trial : trials) {
            trial.run(clients.getLast(), WARM_UP_SECONDS / trials.size());
        }
        for (var count : clients) {
            var runs = new LinkedHashMap<String, List<Trial.Run>>();
            for (int round = 0; round < ROUNDS; round++) {
                for (var trial : trials) {
                    runs.computeIfAbsent(trial.name(), name -> new ArrayList<>())
                            .add(trial.run(count, SECONDS));
                }
            }
            var yardstick =
                    median(Objects.requireNonNull(runs.get(trials.getFirst().name())), Trial.Run::caughtUpPerSecond);
            runs.forEach((name, all) -> figures.add(table, row(count, name, all, yardstick)));
        }
    }

    private static Map<String, Object> row(int clients, String name, List<Trial.Run> all, double yardstick) {
        var row = new LinkedHashMap<String, Object>();
        row.put("clients", clients);
        row.put("what", name);
        row.put("a second", Figures.number(median(all, Trial.Run::perSecond)));
        var caughtUp = median(all, Trial.Run::caughtUpPerSecond);
        row.put("a second, caught up", Figures.number(caughtUp));
        row.put("least–most", spread(all));
        row.put("÷ yardstick", Figures.number(caughtUp / yardstick));
        row.put("CPU µs each, service", Figures.number(median(all, Trial.Run::serviceMicros)));
        row.put("CPU µs each, PostgreSQL", Figures.number(median(all, Trial.Run::postgresMicros)));
        row.put("p50 ms", Figures.number(median(all, Trial.Run::p50Millis)));
        row.put("p99 ms", Figures.number(median(all, Trial.Run::p99Millis)));
        return row;
    }

    private static double median(List<Trial.Run> runs, ToDoubleFunction<Trial.Run> figure) {
        var sorted = runs.stream().mapToDouble(figure).sorted().toArray();
        var half = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
    }

    private static String spread(List<Trial.Run> runs) {
        var range = runs.stream().mapToDouble(Trial.Run::caughtUpPerSecond).summaryStatistics();
        return Figures.number(range.getMin()) + "–" + Figures.number(range.getMax());
    }

    private static int setting(String name, int otherwise) {
        var value = System.getenv(name);
        return value == null ? otherwise : Integer.parseInt(value);
    }
}
