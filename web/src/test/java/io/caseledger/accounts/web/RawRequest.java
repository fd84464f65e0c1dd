package io.caseledger.accounts.web;

import io.caseledger.Browser;
import io.caseledger.RunningService;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;

/**
 * A request as it goes over the wire: a client library would mend it, or refuse to send it.
 *
 * @param from last parts of the loopback address it comes from; limits by address count each by itself
 * @param start whether the beginning of the answer is enough, because a stream has no end
 */
record RawRequest(String method, String target, List<String> headers, String body, int from, boolean start) {
    private static final int PATIENCE_MILLIS = 30_000;
    private static final int LONGEST = 8 * 1024 * 1024;
    private static final String END_OF_HEAD = "\r\n\r\n";

    /**
     * What came back.
     *
     * @param body its bytes, a character each
     * @param fault why it is no answer, empty where it is one
     */
    record Answer(int status, String head, String body, String fault) {
        String header(String name) {
            return head.lines()
                    .filter(line -> line.regionMatches(true, 0, name + ":", 0, name.length() + 1))
                    .map(line -> line.substring(name.length() + 1).strip())
                    .findFirst()
                    .orElse("");
        }

        String text() {
            return new String(body.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
        }
    }

    /** Headers of somebody's session; a visitor has one too. */
    static List<String> session(RunningService service, String caller) {
        boolean visitor = caller.equals("visitor");
        var browser = visitor ? new Browser(service) : Browser.loggedIn(service, caller);
        var token = Browser.csrf(browser.get(visitor ? "/login" : "/"));
        var cookies = new ArrayList<String>();
        browser.cookies().forEach((name, value) -> cookies.add(name + "=" + value));
        return List.of("Cookie: " + String.join("; ", cookies), CsrfTokens.HEADER + ": " + token);
    }

    /** Headers of somebody's program. */
    static List<String> basic(String caller) {
        var password = (caller + ":" + DemoAccount.PASSWORD).getBytes(StandardCharsets.UTF_8);
        return caller.equals("visitor")
                ? List.of()
                : List.of("Authorization: Basic " + Base64.getEncoder().encodeToString(password));
    }

    Answer send(int port) {
        try (var socket = new Socket()) {
            socket.setSoTimeout(PATIENCE_MILLIS);
            socket.bind(new InetSocketAddress(
                    InetAddress.getByAddress(new byte[] {
                        127, (byte) (1 + (from >> 16) % 100), (byte) (from >> 8), (byte) (1 + from % 250)
                    }),
                    0));
            socket.connect(new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), port));
            try {
                socket.getOutputStream().write(bytes());
            } catch (IOException answeredEarly) {
                // what it says stands to be read
            }
            return read(socket);
        } catch (IOException e) {
            return new Answer(0, "", "", e.toString());
        }
    }

    private byte[] bytes() throws IOException {
        var all = new ByteArrayOutputStream();
        all.write((method + " " + target + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
                        + String.join(
                                "",
                                headers.stream().map(header -> header + "\r\n").toList()))
                .getBytes(StandardCharsets.UTF_8));
        var content = body.getBytes(StandardCharsets.UTF_8);
        all.write(("Content-Length: " + content.length + END_OF_HEAD).getBytes(StandardCharsets.US_ASCII));
        all.write(content);
        return all.toByteArray();
    }

    private Answer read(Socket socket) {
        var got = new ByteArrayOutputStream();
        var broken = "";
        try {
            var in = socket.getInputStream();
            var buffer = new byte[16 * 1024];
            for (int n = in.read(buffer); n >= 0 && got.size() < LONGEST; n = in.read(buffer)) {
                got.write(buffer, 0, n);
                if (start && got.toString(StandardCharsets.ISO_8859_1).contains(END_OF_HEAD)) {
                    break;
                }
            }
        } catch (IOException e) {
            broken = e.toString();
        }
        var all = got.toByteArray();
        var text = new String(all, StandardCharsets.ISO_8859_1);
        int end = text.indexOf(END_OF_HEAD);
        if (end < 0 || !text.matches("(?s)HTTP/1\\.[01] \\d{3}.*")) {
            return new Answer(0, text, "", "no answer " + broken);
        }
        var head = text.substring(0, end);
        var body = text.substring(end + END_OF_HEAD.length());
        var answer = new Answer(Integer.parseInt(text.substring(9, 12)), head, body, "");
        return start || method.equals("HEAD") || whole(answer)
                ? answer
                : new Answer(answer.status(), head, body, "answer broken off " + broken);
    }

    private static boolean whole(Answer answer) {
        if (answer.body().length() >= LONGEST / 2) {
            return true;
        }
        var length = answer.header("Content-Length");
        return answer.header("Transfer-Encoding").toLowerCase(Locale.ROOT).contains("chunked")
                ? answer.body().endsWith("0" + END_OF_HEAD)
                : length.isEmpty() || Integer.parseInt(length) <= answer.body().length();
    }

    @Override
    public String toString() {
        var shown = new StringBuilder();
        var text = method + " " + target + " "
                + headers.stream()
                        .filter(header -> !header.startsWith("Cookie: csrf") && !header.startsWith(CsrfTokens.HEADER))
                        .toList()
                + "\n    " + body;
        text.codePoints().limit(2_500).forEach(c -> {
            if ((c >= ' ' && c < 127) || c == '\n' || (c > 0x3000 && c < 0xA000)) {
                shown.appendCodePoint(c);
            } else {
                shown.append(String.format("\\u%04x", c));
            }
        });
        return shown.toString();
    }
}
