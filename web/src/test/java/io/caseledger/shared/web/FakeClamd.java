package io.caseledger.shared.web;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;

/** clamd as far as INSTREAM goes, on loopback: knows one virus, the EICAR test file, and one limit. */
final class FakeClamd implements AutoCloseable {
    /** In two parts, so that no scanner finds it in this very file. */
    static final String EICAR = "X5O!P%@AP[4\\PZX54(P^)7CC)7}$EICAR" + "-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*";

    private static final String COMMAND = "zINSTREAM\0";

    private final ServerSocket socket;
    private final int limit;
    private final Thread thread;
    private int scanned;

    FakeClamd(int limit) throws IOException {
        this.limit = limit;
        socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        thread = Thread.ofPlatform().daemon().start(this::serve);
    }

    String address() {
        return "127.0.0.1:" + socket.getLocalPort();
    }

    synchronized int scanned() {
        return scanned;
    }

    private void serve() {
        while (!socket.isClosed()) {
            try (var client = socket.accept()) {
                answer(client);
            } catch (SocketException e) {
                // closed, or the client went away
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private void answer(Socket client) throws IOException {
        var in = new DataInputStream(client.getInputStream());
        var command = new String(in.readNBytes(COMMAND.length()), StandardCharsets.US_ASCII);
        if (!command.equals(COMMAND)) {
            say(client, "UNKNOWN COMMAND");
            return;
        }
        var content = new ByteArrayOutputStream();
        for (int length = in.readInt(); length != 0; length = in.readInt()) {
            content.write(in.readNBytes(length));
            if (content.size() > limit) {
                say(client, "INSTREAM size limit exceeded. ERROR");
                return;
            }
        }
        synchronized (this) {
            scanned++;
        }
        var infected = content.toString(StandardCharsets.ISO_8859_1).contains(EICAR);
        say(client, infected ? "stream: Win.Test.EICAR_HDB-1 FOUND" : "stream: OK");
    }

    private static void say(Socket client, String answer) throws IOException {
        client.getOutputStream().write((answer + "\0").getBytes(StandardCharsets.US_ASCII));
        client.getOutputStream().flush();
    }

    @Override
    public void close() throws IOException, InterruptedException {
        socket.close();
        thread.join(5_000);
    }
}
