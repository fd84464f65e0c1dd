package io.caseledger.shared.processing;

import java.util.List;
import java.util.function.Predicate;
import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.Status;
import org.springframework.stereotype.Component;

/**
 * The service takes orders and answers while a view is behind or lacks something, so that it is degraded and not down; it is down where a processor stands still
 * (OBS-02).
 */
@Component("views")
class ReadSideHealth extends AbstractHealthIndicator {
    private static final Status DEGRADED = new Status("DEGRADED");

    private final ReadSide readSide;

    ReadSideHealth(ReadSide readSide) {
        this.readSide = readSide;
    }

    @Override
    protected void doHealthCheck(Health.Builder builder) {
        var state = readSide.state();
        var still = names(state, ReadSide.Processor::standsStill);
        var behind = names(state, ReadSide.Processor::isBehind);
        builder.withDetail("head", state.head())
                .withDetail("standStill", still)
                .withDetail("behind", behind)
                .withDetail(
                        "parked",
                        state.aside().stream()
                                .map(one -> one.follower() + ": " + one.events())
                                .toList());
        if (!still.isEmpty()) {
            builder.down();
        } else if (!behind.isEmpty() || !state.aside().isEmpty() || !state.known()) {
            builder.status(DEGRADED);
        } else {
            builder.up();
        }
    }

    private static List<String> names(ReadSide.State state, Predicate<ReadSide.Processor> which) {
        return state.processors().stream()
                .filter(which)
                .map(ReadSide.Processor::name)
                .toList();
    }
}
