package io.caseledger.shared.bus;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.turbo.TurboFilter;
import ch.qos.logback.core.spi.FilterReply;
import java.time.Duration;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;
import org.slf4j.Marker;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.stereotype.Component;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;

/**
 * While PostgreSQL is away everybody who needs it says so, each with a stack trace, as often as they ask. The first line of each cause is logged as it is;
 * how often it came again is told once a minute.
 */
@Component
class RepeatedOutages extends TurboFilter implements InitializingBean, DisposableBean {
    private static final org.slf4j.Logger log = LoggerFactory.getLogger(RepeatedOutages.class);
    private static final Duration TOLD_EVERY = Duration.ofMinutes(1);
    /** Causes that are told apart; the rest count as one. */
    private static final int MOST = 100;

    private static final String OTHERS = "other causes";

    /** How often each came since it was last told. */
    private final ConcurrentHashMap<String, AtomicLong> seen = new ConcurrentHashMap<>();

    private @Nullable Disposable telling;

    @Override
    public FilterReply decide(
            @Nullable Marker marker,
            Logger logger,
            Level level,
            @Nullable String format,
            Object @Nullable [] arguments,
            @Nullable Throwable thrown) {
        if (!level.isGreaterOrEqual(Level.WARN)) {
            return FilterReply.NEUTRAL;
        }
        var root = Outage.rootOf(thrown == null ? last(arguments) : thrown);
        if (root == null) {
            return FilterReply.NEUTRAL;
        }
        var cause = cause(root);
        var known = seen.putIfAbsent(seen.containsKey(cause) || seen.size() < MOST ? cause : OTHERS, new AtomicLong());
        if (known == null) {
            return FilterReply.NEUTRAL;
        }
        known.incrementAndGet();
        return FilterReply.DENY;
    }

    /** Tells how often each cause came again. One that did not is new the next time. */
    void tell() {
        seen.forEach((cause, count) -> {
            long times = count.getAndSet(0);
            if (times == 0) {
                seen.remove(cause, count);
            } else {
                log.warn("{}: {} more times", cause, times);
            }
        });
    }

    /** Without what differs each time, such as ports and milliseconds. */
    private static String cause(Throwable root) {
        return root.getClass().getSimpleName() + ": "
                + String.valueOf(root.getMessage())
                        .lines()
                        .findFirst()
                        .orElse("")
                        .replaceAll("\\d+", "0");
    }

    /** Where it is one more argument than the text has places for, it is the exception. */
    private static @Nullable Throwable last(Object @Nullable [] arguments) {
        return arguments != null && arguments.length > 0 && arguments[arguments.length - 1] instanceof Throwable thrown
                ? thrown
                : null;
    }

    @Override
    public void afterPropertiesSet() {
        if (LoggerFactory.getILoggerFactory() instanceof LoggerContext context) {
            context.addTurboFilter(this);
        }
        telling = Flux.interval(TOLD_EVERY).onBackpressureDrop().subscribe(tick -> tell());
    }

    @Override
    public void destroy() {
        if (telling != null) {
            telling.dispose();
        }
        tell();
        if (LoggerFactory.getILoggerFactory() instanceof LoggerContext context) {
            context.getTurboFilterList().remove(this);
        }
    }
}
