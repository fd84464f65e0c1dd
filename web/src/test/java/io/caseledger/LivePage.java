package io.caseledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.http.MediaType;
import org.springframework.http.codec.ServerSentEvent;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.core.Disposable;

/** What the live address of an open page pushes (GEN-10), as a browser would hear it. */
public final class LivePage implements AutoCloseable {
    private static final Duration A_SECOND = Duration.ofSeconds(1);
    private static final Pattern LIVE = Pattern.compile("data-live=\"([^\"]+)\"");

    private final BlockingQueue<ServerSentEvent<String>> pushed = new LinkedBlockingQueue<>();
    private final CountDownLatch open = new CountDownLatch(1);
    private final Disposable subscription;

    /** Opens a page, and returns when its stream is open. */
    public LivePage(RunningService service, Browser browser, String page) {
        var live = LIVE.matcher(Objects.requireNonNull(browser.get(page).getResponseBody()));
        assertThat(live.find()).as("the page is live").isTrue();
        subscription = WebClient.create()
                .get()
                .uri(service.address() + live.group(1).replace("&amp;", "&"))
                .accept(MediaType.TEXT_EVENT_STREAM)
                .cookies(jar -> browser.cookies().forEach(jar::add))
                .retrieve()
                .bodyToFlux(new ParameterizedTypeReference<ServerSentEvent<String>>() {})
                .doOnNext(event -> open.countDown())
                .filter(event -> !"beat".equals(event.event()))
                .subscribe(pushed::add);
        try {
            assertThat(open.await(10, TimeUnit.SECONDS)).as("stream is open").isTrue();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /** The next part with this id, at most a second from now. */
    public String next(String id) {
        var end = System.nanoTime() + A_SECOND.toNanos();
        while (true) {
            try {
                var event = pushed.poll(end - System.nanoTime(), TimeUnit.NANOSECONDS);
                assertThat(event).as(id + " within a second").isNotNull();
                if (id.equals(Objects.requireNonNull(event).event())) {
                    return String.valueOf(event.data());
                }
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
        }
    }

    public boolean silent() {
        return pushed.isEmpty();
    }

    @Override
    public void close() {
        subscription.dispose();
    }
}
