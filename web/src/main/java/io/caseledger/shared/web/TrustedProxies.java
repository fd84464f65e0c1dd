package io.caseledger.shared.web;

import io.caseledger.shared.settings.Settings;
import io.netty.util.NetUtil;
import java.net.InetSocketAddress;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.stereotype.Component;

/**
 * Where a request comes from. What its headers say of that is believed only where a configured proxy has written it: everybody can send
 * {@code X-Forwarded-For}, and whoever is believed can be anybody.
 */
@Component
public final class TrustedProxies {
    private static final String FORWARDED_FOR = "X-Forwarded-For";
    /** A chain of proxies is short; a long one is somebody's invention. */
    private static final int MOST = 20;

    private static final class Network {
        private final byte[] address;
        /** How many of the address count. */
        private final int bits;

        Network(byte[] address, int bits) {
            this.address = address;
            this.bits = bits;
        }

        static Network of(String text) {
            int slash = text.indexOf('/');
            var address = bytes(slash < 0 ? text : text.substring(0, slash));
            if (address == null) {
                throw new IllegalArgumentException("not an address: " + text);
            }
            int bits = slash < 0 ? address.length * Byte.SIZE : Integer.parseInt(text.substring(slash + 1));
            return new Network(address, bits);
        }

        boolean contains(byte[] other) {
            if (other.length != address.length) {
                return false;
            }
            for (int bit = 0; bit < bits; bit++) {
                int mask = 0x80 >> (bit % Byte.SIZE);
                if (((address[bit / Byte.SIZE] ^ other[bit / Byte.SIZE]) & mask) != 0) {
                    return false;
                }
            }
            return true;
        }
    }

    private final List<Network> networks;

    @Autowired
    TrustedProxies(Settings settings) {
        this(Objects.requireNonNullElse(settings.web().trustedProxies(), ""));
    }

    /** Addresses and networks, with commas between them. */
    TrustedProxies(String given) {
        networks = Arrays.stream(given.split(",", -1))
                .filter(text -> !text.isBlank())
                .map(Network::of)
                .toList();
    }

    /** The nearest address that no proxy of ours has; null where there is none at all. */
    @Nullable
    String origin(ServerHttpRequest request) {
        var nearest = address(request.getRemoteAddress());
        if (nearest == null || !isProxy(nearest)) {
            return nearest;
        }
        var named = request.getHeaders().getOrEmpty(FORWARDED_FOR).stream()
                .flatMap(header -> Arrays.stream(header.split(",", -1)))
                .map(String::strip)
                .toList();
        // written from left to right: the last one by the proxy that is nearest
        for (int i = named.size() - 1; i >= Math.max(0, named.size() - MOST); i--) {
            var bytes = bytes(named.get(i));
            if (bytes == null) {
                return nearest;
            }
            nearest = NetUtil.bytesToIpAddress(bytes);
            if (!isProxy(nearest)) {
                return nearest;
            }
        }
        return nearest;
    }

    public boolean isProxy(String address) {
        var bytes = bytes(address);
        return bytes != null && networks.stream().anyMatch(network -> network.contains(bytes));
    }

    private static @Nullable String address(@Nullable InetSocketAddress remote) {
        return remote == null || remote.getAddress() == null
                ? null
                : remote.getAddress().getHostAddress();
    }

    /** Never asks a name server. */
    private static byte @Nullable [] bytes(String address) {
        return NetUtil.createByteArrayFromIpAddressString(address);
    }
}
