package io.caseledger.accounts.web;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import io.caseledger.shared.bus.TooMany;
import io.caseledger.shared.settings.Settings;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.TimeMeter;
import io.netty.util.NetUtil;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * How many passwords somebody may try: asked before a password is checked, so that one who guesses costs the others nothing. An address and its network have
 * a bucket each of wrong passwords; a device that has logged in to the account before has one of its own, which nobody else can empty (ADR 30).
 */
@Component
class LoginLimits {
    /** After so long a bucket is full again. */
    private static final Duration FULL = Duration.ofMinutes(5);

    /** As many as lock an account (ACC-07), in the same time. */
    private static final int OF_DEVICE = 5;

    private static final Duration DEVICE_FULL = Duration.ofMinutes(15);

    /** Buckets that are kept: what is pushed out was full, or an attack comes from more places than any list could hold. */
    private static final int MOST = 100_000;

    private static final int IPV4 = 4;
    private static final int NETWORK_BYTES_4 = 3;
    private static final int NETWORK_BYTES_6 = 8;

    private final LoadingCache<String, Bucket> addresses;
    private final LoadingCache<String, Bucket> networks;
    private final LoadingCache<String, Bucket> devices;

    LoginLimits(Settings settings, Clock clock) {
        addresses = buckets(settings.web().wrongLoginsPerAddress(), FULL, clock);
        networks = buckets(settings.web().wrongLoginsPerNetwork(), FULL, clock);
        devices = buckets(OF_DEVICE, DEVICE_FULL, clock);
    }

    /** One try: taken from its buckets, and given back where the password was right. */
    record Try(List<Bucket> buckets) {
        void wasRight() {
            buckets.forEach(bucket -> bucket.addTokens(1));
        }
    }

    /**
     * @param address where it comes from; null where that is unknown
     * @param knownDevice a device that has logged in to this account before
     * @throws TooMany where it has to wait
     */
    Try take(@Nullable String address, @Nullable String knownDevice) {
        if (knownDevice != null) {
            return taken(List.of(devices.get(knownDevice)));
        }
        var from = address == null ? "unknown" : address;
        return taken(List.of(addresses.get(from), networks.get(network(from))));
    }

    private static Try taken(List<Bucket> buckets) {
        for (int i = 0; i < buckets.size(); i++) {
            if (!buckets.get(i).tryConsume(1)) {
                buckets.subList(0, i).forEach(bucket -> bucket.addTokens(1));
                throw new TooMany("wrong passwords");
            }
        }
        return new Try(buckets);
    }

    /** IPv4 /24, IPv6 /64: what one subscriber or office has. */
    static String network(String address) {
        var bytes = NetUtil.createByteArrayFromIpAddressString(address);
        return bytes == null
                ? address
                : HexFormat.of()
                        .formatHex(Arrays.copyOf(bytes, bytes.length == IPV4 ? NETWORK_BYTES_4 : NETWORK_BYTES_6));
    }

    private static LoadingCache<String, Bucket> buckets(int most, Duration full, Clock clock) {
        return Caffeine.newBuilder().maximumSize(MOST).expireAfterAccess(full).build(key -> Bucket.builder()
                .addLimit(limit -> limit.capacity(most).refillGreedy(most, full))
                .withCustomTimePrecision(new OurTime(clock))
                .build());
    }

    private record OurTime(Clock clock) implements TimeMeter {
        @Override
        public long currentTimeNanos() {
            return TimeUnit.MILLISECONDS.toNanos(clock.millis());
        }

        @Override
        public boolean isWallClockBased() {
            return true;
        }
    }
}
