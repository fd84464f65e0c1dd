package io.caseledger.mail.outbox;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** A mail server that does at each step what it is told: answers, says nothing more, or hangs up. */
final class ScriptedMailServer implements AutoCloseable {
    static final String HANG = "(hangs)";
    static final String HANG_UP = "(hangs up)";

    private final Map<String, String> script;
    private final ServerSocket listening = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();

    /** @param script by step: CONNECT, EHLO, MAIL, RCPT, DATA, TEXT (after the text's end); it says yes to all others */
    ScriptedMailServer(Map<String, String> script) throws IOException {
        this.script = script;
        Thread.ofVirtual().start(this::accept);
    }

    int port() {
        return listening.getLocalPort();
    }

    private void accept() {
        try {
            while (true) {
                var socket = listening.accept();
                open.add(socket);
                Thread.ofVirtual().start(() -> talk(socket));
            }
        } catch (IOException closed) {
            // the test is over
        }
    }

    private void talk(Socket socket) {
        try (socket;
                var in = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
                var out = socket.getOutputStream()) {
            var answers = new OutputStreamWriter(out, StandardCharsets.UTF_8);
            if (!answer(answers, in, "CONNECT", "220 here")) {
                return;
            }
            String line;
            while ((line = in.readLine()) != null) {
                var step = line.split("[ :]", 2)[0].toUpperCase(Locale.ROOT);
                if (!answer(answers, in, step, step.equals("DATA") ? "354 go on" : "250 yes")) {
                    return;
                }
                if (step.equals("DATA") && !script.containsKey("DATA") && !text(answers, in)) {
                    return;
                }
            }
        } catch (IOException gone) {
            // the other side
        }
    }

    private boolean text(Writer answers, BufferedReader in) throws IOException {
        String line;
        do {
            line = in.readLine();
        } while (line != null && !line.equals("."));
        return answer(answers, in, "TEXT", "250 taken");
    }

    /** @return false at the end */
    private boolean answer(Writer answers, BufferedReader in, String step, String yes) throws IOException {
        var answer = script.getOrDefault(step, yes);
        if (answer.equals(HANG_UP)) {
            return false;
        }
        if (answer.equals(HANG)) {
            // until the other side has had enough
            while (in.readLine() != null) {}
            return false;
        }
        answers.write(answer + "\r\n");
        answers.flush();
        return true;
    }

    @Override
    public void close() throws IOException {
        listening.close();
        for (var socket : open) {
            socket.close();
        }
    }
}
