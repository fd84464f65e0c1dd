package io.caseledger.shared.bus;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/**
 * The service's time, which decisions, events and pages have: the real one. Only while the demo story is told, at the first start and before anybody is let in,
 * it is that of the story, for every thread alike: what follows from a step by itself belongs to the step's time.
 */
public final class ServiceClock extends Clock {
    private final Clock real;
    private volatile Duration ahead = Duration.ZERO;

    public ServiceClock(Clock real) {
        this.real = real;
    }

    /** From now on it is this time, and goes on from there. */
    public void set(Instant time) {
        ahead = Duration.between(real.instant(), time);
    }

    /** The real time again. */
    public void reset() {
        ahead = Duration.ZERO;
    }

    /** What time it really is. */
    public Instant reality() {
        return real.instant();
    }

    @Override
    public Instant instant() {
        return real.instant().plus(ahead);
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return zone.equals(getZone()) ? this : Clock.offset(real.withZone(zone), ahead);
    }
}
