package io.caseledger.origin.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.caseledger.origin.contract.ApproveCertificate;
import io.caseledger.origin.contract.TakeCase;
import io.caseledger.shared.Spec;
import io.caseledger.shared.web.Commands;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.http.MediaType;
import org.springframework.http.codec.ServerSentEvent;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.core.Disposable;

/** GEN-10 on the wire: the parts of a page arrive by themselves within a second of the other side's step. */
class LivePagesTest {
    private static final Duration A_SECOND = Duration.ofSeconds(1);

    private final CasePagesFixture cases = new CasePagesFixture();

    /** Watches what a page's own live address pushes. */
    private final class Watch implements AutoCloseable {
        private final BlockingQueue<ServerSentEvent<String>> pushed = new LinkedBlockingQueue<>();
        private final CountDownLatch open = new CountDownLatch(1);
        private final Disposable subscription;

        Watch(String userName, String page) {
            var html = CasePagesFixture.body(cases.browser(userName).get(page));
            var live = Pattern.compile("data-live=\"([^\"]+)\"").matcher(html);
            assertThat(live.find()).isTrue();
            subscription = WebClient.create(cases.service.address().toString())
                    .get()
                    .uri(cases.service.address() + live.group(1).replace("&amp;", "&"))
                    .accept(MediaType.TEXT_EVENT_STREAM)
                    .cookies(jar -> cases.browser(userName).cookies().forEach(jar::add))
                    .retrieve()
                    .bodyToFlux(new ParameterizedTypeReference<ServerSentEvent<String>>() {})
                    .doOnNext(event -> open.countDown())
                    .filter(event -> !"beat".equals(event.event()))
                    .subscribe(pushed::add);
            try {
                assertThat(open.await(10, TimeUnit.SECONDS))
                        .as("stream is open")
                        .isTrue();
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
        }

        /** The next part with this id, at most a second from now. */
        String next(String id) {
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

        boolean silent() {
            return pushed.isEmpty();
        }

        @Override
        public void close() {
            subscription.dispose();
        }
    }

    /** Sends without waiting for any page. */
    private void send(String userName, Object command) {
        service()
                .sendAs(
                        cases.actor(userName),
                        command,
                        Commands.Options.key(UUID.randomUUID().toString()))
                .block(Duration.ofSeconds(20));
    }

    private Commands service() {
        return cases.service.bean(Commands.class);
    }

    @Test
    @Spec("GEN-10")
    void givenTheApplicantsCasePage_whenTheOfficerActs_thenStateStepsNextAndHistoryFollowWithinASecond() {
        var filed = cases.file("applicant", "TPE", CasePagesFixture.unique());
        try (var applicant = new Watch("applicant", CasePagesFixture.page(filed))) {
            send("issuer", new TakeCase(CasePagesFixture.idOf(filed)));

            assertThat(applicant.next("case-head")).contains("id=\"case-head\"").contains("class=\"state working\"");
            assertThat(applicant.next("case-steps")).contains("aria-current=\"step\"");
            assertThat(applicant.next("case-next")).contains("正在審核").doesNotContain("/cancel");
            assertThat(applicant.next("case-history")).contains("領取審核");

            send("issuer", new ApproveCertificate(CasePagesFixture.idOf(filed)));
            assertThat(applicant.next("case-head")).contains("class=\"state good\"");
            assertThat(applicant.next("case-side")).containsPattern("TPE\\d{2}-\\d{6}");
        }
    }

    @Test
    @Spec("GEN-10")
    void givenTheOfficersList_whenACaseIsFiledAndMoves_thenItIsAnnouncedAndItsRowFollows() {
        var marker = CasePagesFixture.unique();
        try (var officer = new Watch("issuer", "/origin/certificates?importer=" + marker)) {
            var filed = cases.file("applicant", "TPE", marker);

            assertThat(officer.next("cases"))
                    .contains("新案件：" + filed.number())
                    .contains("id=\"case-" + filed.number() + "\"");

            send("issuer", new TakeCase(CasePagesFixture.idOf(filed)));
            assertThat(officer.next("case-" + filed.number())).startsWith("<tr").contains("class=\"state working\"");
        }
    }

    @Test
    @Spec("GEN-10")
    void givenTheQueue_whenAColleagueTakesACase_thenWhoHasItShowsWithinASecond() {
        var filed = cases.file("applicant", "TPE", CasePagesFixture.unique());
        try (var queue = new Watch("issuer", "/origin/queue?tab=all&size=500")) {
            send("issuer", new TakeCase(CasePagesFixture.idOf(filed)));

            assertThat(queue.next("cases"))
                    .contains("id=\"case-" + filed.number() + "\"")
                    .contains("issuer");
        }
    }

    @Test
    @Spec("GEN-10")
    void givenAPageThatIsUpToDate_whenItsStreamOpens_thenNothingIsPushedBeforeSomethingHappens() {
        var filed = cases.file("applicant", "TPE", CasePagesFixture.unique());
        var other = cases.file("applicant", "TPE", CasePagesFixture.unique());
        try (var first = new Watch("applicant", CasePagesFixture.page(filed));
                var second = new Watch("applicant", CasePagesFixture.page(other))) {
            send("issuer", new TakeCase(CasePagesFixture.idOf(other)));

            assertThat(second.next("case-head")).contains(other.number());
            assertThat(List.of(first.silent())).containsExactly(true);
        }
    }
}
