package io.caseledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.caseledger.shared.Proofs;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.http.MediaType;
import org.springframework.http.codec.ServerSentEvent;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.core.Disposable;

/** What the live address of an open page pushes (GEN-10), as a browser would hear it. */
public final class LivePage implements AutoCloseable {
    private static final Duration A_SECOND = Proofs.within(Duration.ofSeconds(1));
    private static final int LONGEST_PART = 4 * 1024 * 1024;
    private static final Pattern LIVE = Pattern.compile("data-live=\"([^\"]+)\"");

    private final BlockingQueue<ServerSentEvent<String>> pushed = new LinkedBlockingQueue<>();
    private final CountDownLatch open = new CountDownLatch(1);
    private final Disposable subscription;

    /** Opens a page, and returns when its stream is open. */
    public LivePage(RunningService service, Browser browser, String page) {
        var live = LIVE.matcher(Objects.requireNonNull(browser.get(page).getResponseBody()));
        assertThat(live.find()).as("the page is live").isTrue();
        subscription = WebClient.builder()
                .clientConnector(RunningService.CONNECTOR)
                // a part may be a list that other tests have filled
                .codecs(codecs -> codecs.defaultCodecs().maxInMemorySize(LONGEST_PART))
                .build()
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

    /** The next part with this id that says all this, at most a second from now; one that came of something earlier is passed over. */
    public String next(String id, String... texts) {
        var end = System.nanoTime() + A_SECOND.toNanos();
        while (true) {
            try {
                var event = pushed.poll(end - System.nanoTime(), TimeUnit.NANOSECONDS);
                assertThat(event)
                        .as("%s with %s within a second", id, List.of(texts))
                        .isNotNull();
                var part = String.valueOf(Objects.requireNonNull(event).data());
                if (id.equals(event.event()) && Stream.of(texts).allMatch(part::contains)) {
                    return part;
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
