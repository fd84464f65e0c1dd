package io.caseledger.accounts.web;

import io.caseledger.shared.bus.Places;
import io.caseledger.shared.bus.TooMany;
import io.caseledger.shared.settings.Settings;
import io.caseledger.shared.web.TrustedProxies;
import io.netty.channel.Channel;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * How many connections there are: one who opens thousands and says nothing would leave the process no file to open, and nobody could come in. What is too many is
 * closed without a word, which costs least.
 */
@Component
final class OpenConnections {
    /** A proxy brings everybody. */
    private final Predicate<String> isProxy;

    private final Places addresses;
    private final Places proxies;

    @Autowired
    OpenConnections(Settings settings, TrustedProxies proxies) {
        this(settings.web().connectionsPerAddress(), settings.web().connections(), proxies::isProxy);
    }

    /**
     * @param each most of one address, of one /64 in IPv6
     * @param all most in the whole
     */
    OpenConnections(int each, int all, Predicate<String> isProxy) {
        this.addresses = new Places("connections", each, all);
        this.proxies = new Places("connections by proxies", all, all);
        this.isProxy = isProxy;
    }

    /** Counts it until it is closed, or closes it. */
    void admit(Channel channel, @Nullable SocketAddress from) {
        var address = from instanceof InetSocketAddress known && known.getAddress() != null
                ? known.getAddress().getHostAddress()
                : "unknown";
        var places = isProxy.test(address) ? proxies : addresses;
        // who has a /64 has more addresses than there are places
        var caller = address.indexOf(':') < 0 ? address : LoginLimits.network(address);
        try {
            places.take(caller);
        } catch (TooMany | RejectedExecutionException tooMany) {
            var unused = channel.close();
            return;
        }
        var unused = channel.closeFuture().addListener(closed -> places.free(caller));
    }
}
