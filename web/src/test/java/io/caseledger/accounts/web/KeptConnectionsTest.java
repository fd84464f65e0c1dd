package io.caseledger.accounts.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.caseledger.RunningService;
import io.caseledger.shared.Spec;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A connection that is kept answers every request that comes on it, also one that came before the last answer had ended: a browser or a client's pool
 * uses it again at once. Reactor Netty before 1.3.8 left such a connection unread for ever (reactor-netty #4361).
 */
@Spec("GEN-12")
class KeptConnectionsTest {
    private static final int ROUNDS = 10;
    private static final int PATIENCE_MILLIS = 20_000;
    private static final String END_OF_HEAD = "\r\n\r\n";

    private final RunningService service = RunningService.shared();

    @ParameterizedTest
    @ValueSource(
            strings = {"/login", "/", "/favicon.ico", "/css/caseledger.css", "/nothing", "/api/v1/origin/certificates"})
    void givenAConnection_whenARequestComesBeforeTheLastAnswerHasEnded_thenTheNextIsAnsweredToo(String second)
            throws IOException {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), service.port())) {
            socket.setSoTimeout(PATIENCE_MILLIS);
            for (int round = 0; round < ROUNDS; round++) {
                send(socket, head("/login") + head(second));
                assertThat(answers(socket, 2)).as("round %d", round).isEqualTo(2);
                send(socket, head("/login"));
                assertThat(answers(socket, 1)).as("round %d", round).isEqualTo(1);
            }
        }
    }

    /** An answer to it is all head. */
    private static String head(String target) {
        return "HEAD " + target + " HTTP/1.1\r\nHost: localhost\r\nAccept: */*" + END_OF_HEAD;
    }

    private static void send(Socket socket, String requests) throws IOException {
        socket.getOutputStream().write(requests.getBytes(StandardCharsets.US_ASCII));
        socket.getOutputStream().flush();
    }

    private static int answers(Socket socket, int wanted) throws IOException {
        var got = new ByteArrayOutputStream();
        int ends = 0;
        while (ends < wanted) {
            int next = socket.getInputStream().read();
            if (next < 0) {
                return ends;
            }
            got.write(next);
            if (next == '\n' && got.toString(StandardCharsets.US_ASCII).endsWith(END_OF_HEAD)) {
                ends++;
            }
        }
        return ends;
    }
}
