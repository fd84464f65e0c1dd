package io.caseledger.shared.web;

import io.caseledger.shared.settings.Settings;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelOption;
import java.net.InetSocketAddress;
import java.nio.channels.AsynchronousFileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.core.io.buffer.DefaultDataBufferFactory;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ResponseStatusException;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import reactor.netty.Connection;
import reactor.netty.tcp.TcpClient;

/**
 * Asks a virus scanner by ClamAV's protocol (clamd, INSTREAM) where one is configured ({@code caseledger.scanner}). While it cannot be asked nothing is
 * accepted: 503, so that the client comes again.
 */
@Component
class Scanner {
    private static final Logger log = LoggerFactory.getLogger(Scanner.class);
    private static final int DEFAULT_PORT = 3310;
    private static final int CHUNK = 64 * 1024;
    private static final int CONNECT_MS = 3_000;
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int LONGEST_ANSWER = 4096;

    private final @Nullable InetSocketAddress address;

    @Autowired
    Scanner(Settings settings) {
        this(settings.scanner());
    }

    Scanner(@Nullable String address) {
        this.address = address == null || address.isEmpty() ? null : address(address);
    }

    private static InetSocketAddress address(String text) {
        var colon = text.lastIndexOf(':');
        return colon < 0
                ? InetSocketAddress.createUnresolved(text, DEFAULT_PORT)
                : InetSocketAddress.createUnresolved(
                        text.substring(0, colon), Integer.parseInt(text.substring(colon + 1)));
    }

    /** Completes for a clean file, or where no scanner is configured; refuses an infected one by {@code FileIsNotInfected}. */
    Mono<Void> check(Path file) {
        return address == null ? Mono.empty() : answer(address, file).flatMap(Scanner::judge);
    }

    private static Mono<Void> judge(String answer) {
        var said = answer.substring(answer.indexOf(':') + 1).strip();
        if (said.equals("OK")) {
            return Mono.empty();
        }
        if (said.endsWith(" FOUND")) {
            return Mono.error(FileContent.refused(
                    "shared.FileIsNotInfected", said.substring(0, said.length() - " FOUND".length())));
        }
        log.warn("the scanner did not scan: {}", said);
        return Mono.error(unavailable(null));
    }

    private static Mono<String> answer(InetSocketAddress address, Path file) {
        var client = TcpClient.create()
                .remoteAddress(() -> address)
                .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, CONNECT_MS);
        return Mono.usingWhen(client.connect(), connection -> ask(connection, file), connection -> {
                    connection.dispose();
                    return connection.onDispose();
                })
                .timeout(PATIENCE)
                .onErrorMap(error -> {
                    log.warn("the scanner could not be asked: {}", error.toString());
                    return unavailable(error);
                });
    }

    private static Mono<String> ask(Connection connection, Path file) {
        // it may answer and hang up before it has taken everything, when a file is larger than it wants
        var sent = connection
                .outbound()
                .send(request(file))
                .then()
                .onErrorComplete()
                .thenReturn(true);
        var answer = connection
                .inbound()
                .receive()
                .asString(StandardCharsets.UTF_8)
                .scan(new StringBuilder(), StringBuilder::append)
                .takeUntil(text -> text.indexOf("\0") >= 0 || text.length() > LONGEST_ANSWER)
                .last()
                .map(text -> text.toString().replace("\0", ""));
        return Mono.zip(answer, sent).map(both -> both.getT1());
    }

    /** {@code zINSTREAM\0}, then chunks, each after its length in four bytes, then a length of zero. */
    private static Flux<ByteBuf> request(Path file) {
        var command = Unpooled.copiedBuffer("zINSTREAM\0", StandardCharsets.US_ASCII);
        var chunks = DataBufferUtils.readAsynchronousFileChannel(
                        () -> AsynchronousFileChannel.open(file, StandardOpenOption.READ),
                        DefaultDataBufferFactory.sharedInstance,
                        CHUNK)
                .map(Scanner::chunk)
                .subscribeOn(Schedulers.boundedElastic());
        return Flux.concat(Mono.just(command), chunks, Mono.fromSupplier(() -> Unpooled.copyInt(0)));
    }

    private static ByteBuf chunk(DataBuffer buffer) {
        var bytes = new byte[buffer.readableByteCount()];
        buffer.read(bytes);
        DataBufferUtils.release(buffer);
        return Unpooled.wrappedBuffer(Unpooled.copyInt(bytes.length), Unpooled.wrappedBuffer(bytes));
    }

    private static ResponseStatusException unavailable(@Nullable Throwable cause) {
        return new ResponseStatusException(HttpStatus.SERVICE_UNAVAILABLE, "no scanner", cause);
    }
}
