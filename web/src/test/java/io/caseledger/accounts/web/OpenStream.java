package io.caseledger.accounts.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.caseledger.Browser;
import io.caseledger.RunningService;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;

/** A stream of events that somebody holds open. */
final class OpenStream implements AutoCloseable {
    private final CountDownLatch open = new CountDownLatch(1);
    private final CountDownLatch over = new CountDownLatch(1);
    private final AtomicInteger status = new AtomicInteger();
    private final Disposable subscription;

    private OpenStream(RunningService service, String address, Consumer<HttpHeaders> who) {
        subscription = WebClient.builder()
                .clientConnector(RunningService.CONNECTOR)
                .build()
                .get()
                .uri(service.address() + address)
                .accept(MediaType.TEXT_EVENT_STREAM)
                .headers(who)
                .exchangeToFlux(answer -> {
                    status.set(answer.statusCode().value());
                    return answer.statusCode().is2xxSuccessful()
                            ? answer.bodyToFlux(DataBuffer.class)
                            : answer.releaseBody().thenMany(Flux.empty());
                })
                .doOnNext(DataBufferUtils::release)
                .doOnNext(something -> open.countDown())
                .doFinally(signal -> over.countDown())
                .subscribe(something -> {}, error -> {});
    }

    static OpenStream by(RunningService service, Browser browser, String address) {
        return new OpenStream(service, address, headers -> browser.cookies()
                        .forEach((name, value) -> headers.add(HttpHeaders.COOKIE, name + "=" + value)))
                .opened(address);
    }

    static OpenStream byPassword(RunningService service, String userName, String password, String address) {
        return new OpenStream(service, address, headers -> headers.setBasicAuth(userName, password)).opened(address);
    }

    private OpenStream opened(String address) {
        assertThat(within(Duration.ofSeconds(20), open))
                .as("%s opens: %s", address, status)
                .isTrue();
        assertThat(over.getCount()).as("%s stays open", address).isOne();
        return this;
    }

    boolean endsWithin(Duration patience) {
        return within(patience, over);
    }

    private static boolean within(Duration patience, CountDownLatch latch) {
        try {
            return latch.await(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public void close() {
        subscription.dispose();
    }
}
