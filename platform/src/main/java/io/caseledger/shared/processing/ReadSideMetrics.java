package io.caseledger.shared.processing;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import java.util.function.Consumer;
import org.springframework.stereotype.Component;

/** How far each processor has come, how long it has been behind, and what each follower has set aside, as metrics (OBS-02). */
@Component
class ReadSideMetrics implements Consumer<ReadSide.State> {
    private static final double MILLIS = 1_000;

    private final MultiGauge positions;
    private final MultiGauge lags;
    private final MultiGauge parked;

    ReadSideMetrics(MeterRegistry registry) {
        positions = MultiGauge.builder("caseledger.processor.position").register(registry);
        lags = MultiGauge.builder("caseledger.processor.lag")
                .baseUnit("seconds")
                .register(registry);
        parked = MultiGauge.builder("caseledger.parked.events").register(registry);
    }

    @Override
    public void accept(ReadSide.State state) {
        positions.register(
                state.processors().stream()
                        .map(one -> MultiGauge.Row.of(Tags.of("processor", one.name()), one.position()))
                        .toList(),
                true);
        lags.register(
                state.processors().stream()
                        .filter(one -> one.lag() != null)
                        .map(one -> MultiGauge.Row.of(
                                Tags.of("processor", one.name()),
                                one.lag() == null ? 0 : one.lag().toMillis() / MILLIS))
                        .toList(),
                true);
        parked.register(
                state.aside().stream()
                        .map(one -> MultiGauge.Row.of(Tags.of("follower", one.follower()), one.events()))
                        .toList(),
                true);
    }
}
