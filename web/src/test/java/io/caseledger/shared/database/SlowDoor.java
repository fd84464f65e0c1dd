package io.caseledger.shared.database;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Goes between a client and a server on this machine, and lets each connection in only after a while. */
final class SlowDoor implements AutoCloseable {
    private static final int WAITING = 200;

    private final ServerSocket door;
    private final int server;
    private final Duration wait;
    private final ScheduledExecutorService later = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().factory());
    private final Queue<Socket> open = new ConcurrentLinkedQueue<>();

    SlowDoor(int server, Duration wait) throws IOException {
        this.door = new ServerSocket(0, WAITING, InetAddress.getLoopbackAddress());
        this.server = server;
        this.wait = wait;
        Thread.ofVirtual().start(this::admit);
    }

    int port() {
        return door.getLocalPort();
    }

    private void admit() {
        try {
            while (true) {
                var client = door.accept();
                open.add(client);
                var unused = later.schedule(() -> lead(client), wait.toMillis(), TimeUnit.MILLISECONDS);
            }
        } catch (IOException closed) {
            // over
        }
    }

    private void lead(Socket client) {
        try {
            var inside = new Socket(InetAddress.getLoopbackAddress(), server);
            open.add(inside);
            pump(client, inside);
            pump(inside, client);
        } catch (IOException gone) {
            // nobody waits any more
        }
    }

    private static void pump(Socket one, Socket other) {
        Thread.ofVirtual().start(() -> {
            try (InputStream in = one.getInputStream();
                    OutputStream out = other.getOutputStream()) {
                in.transferTo(out);
            } catch (IOException gone) {
                // by either
            }
        });
    }

    @Override
    public void close() throws IOException {
        door.close();
        later.shutdownNow();
        for (var socket : open) {
            socket.close();
        }
    }
}
