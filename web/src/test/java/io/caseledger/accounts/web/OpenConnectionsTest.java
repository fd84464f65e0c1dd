package io.caseledger.accounts.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.caseledger.shared.Spec;
import io.netty.channel.embedded.EmbeddedChannel;
import java.net.InetSocketAddress;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Whose connections are closed when there are too many of them. */
@Spec("SEC-02")
class OpenConnectionsTest {
    @Test
    void givenAnAddressWithAsManyConnectionsAsItMayHave_whenItOpensMore_thenOnlyItsAreClosed() {
        var connections = new OpenConnections(2, 6, "10.0.0.1"::equals);
        assertThat(admitted(connections, "203.0.113.7").isOpen()).isTrue();
        var second = admitted(connections, "203.0.113.7");
        assertThat(second.isOpen()).isTrue();
        assertThat(admitted(connections, "203.0.113.7").isOpen()).isFalse();
        assertThat(admitted(connections, "203.0.113.8").isOpen()).isTrue();
        second.close();
        assertThat(admitted(connections, "203.0.113.7").isOpen()).isTrue();

        assertThat(admitted(connections, "2001:db8:1:2::7").isOpen()).isTrue();
        assertThat(admitted(connections, "2001:db8:1:2::8").isOpen()).isTrue();
        assertThat(admitted(connections, "2001:db8:1:2::9").isOpen())
                .as("of one /64")
                .isFalse();
        assertThat(List.of(
                        admitted(connections, "10.0.0.1"),
                        admitted(connections, "10.0.0.1"),
                        admitted(connections, "10.0.0.1")))
                .as("everybody's")
                .allMatch(EmbeddedChannel::isOpen);
    }

    private static EmbeddedChannel admitted(OpenConnections connections, String address) {
        var channel = new EmbeddedChannel();
        connections.admit(channel, new InetSocketAddress(address, 40_000));
        return channel;
    }

    @Test
    void givenAddresses_thenTheirNetworksAreWhatOneSubscriberHas() {
        assertThat(LoginLimits.network("203.0.113.7"))
                .isEqualTo(LoginLimits.network("203.0.113.250"))
                .isNotEqualTo(LoginLimits.network("203.0.114.7"));
        assertThat(LoginLimits.network("2001:db8:1:2::7"))
                .isEqualTo(LoginLimits.network("2001:db8:1:2:ffff::1"))
                .isNotEqualTo(LoginLimits.network("2001:db8:1:3::7"));
    }
}
