package io.caseledger.shared.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.caseledger.Browser;
import io.caseledger.RunningService;
import io.caseledger.shared.Spec;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.mock.http.server.reactive.MockServerHttpRequest;
import org.springframework.mock.web.server.MockServerWebExchange;
import org.springframework.test.web.reactive.server.EntityExchangeResult;
import reactor.netty.channel.AbortedException;
import reactor.test.StepVerifier;

/** Errors as people get them from the running service: what happened, whether something is lost, what to do. */
@Spec("SITE-03")
class ErrorPagesTest {
    private static final String LAST_POSITION = Long.toString(Long.MAX_VALUE);

    private final RunningService service = RunningService.shared();
    private final Browser applicant = Browser.loggedIn(service, "applicant");

    @ParameterizedTest
    @CsvSource({
        "/origin/certificates?sort=nothing, 400",
        "/origin/queue, 403",
        "/origin/certificates/TPE-20200101-99999, 404",
        "/nowhere, 404",
        "/mask/flows/declare, 405"
    })
    void givenARequestThatCannotBeMet_whenAnswered_thenThePageExplainsIt(String path, int status) {
        explains(applicant.get(path), status);
    }

    @Test
    void givenTooMuchInAForm_whenSent_thenThePageSaysHowMuchIsTaken() {
        var answer = applicant.submit("/", "/logout", Map.of("much", "x".repeat(3 * 1024 * 1024)));
        explains(answer, 413);
        assertThat(answer.getResponseBody()).contains("20 MB");
    }

    @Test
    void givenAViewThatIsBehind_whenItIsWaitedFor_thenThePageSaysToComeAgain() {
        var answer = applicant.get("/origin/certificates?after=" + LAST_POSITION);
        explains(answer, 503);
        assertThat(answer.getResponseHeaders().getFirst("Retry-After")).isNotBlank();
    }

    @ParameterizedTest
    @ValueSource(ints = {403, 404, 409, 413, 429, 500, 503})
    void everyStatusHasItsOwnTextsInBothLanguages(int status) {
        var messages = service.bean(MessageSource.class);
        for (var part : new String[] {"title", "what", "todo"}) {
            var key = "error." + status + "." + part;
            var chinese = messages.getMessage(key, null, Language.DEFAULT);
            assertThat(chinese).isNotBlank().isNotEqualTo(messages.getMessage(key, null, Locale.ENGLISH));
            assertThat(chinese)
                    .as("not what is said of anything")
                    .isNotEqualTo(messages.getMessage("error.400." + part, null, Language.DEFAULT));
        }
    }

    private void explains(EntityExchangeResult<String> answer, int status) {
        assertThat(answer.getStatus().value()).isEqualTo(status);
        var page = Jsoup.parse(Objects.requireNonNull(answer.getResponseBody()));
        var messages = service.bean(MessageSource.class);
        for (var part : new String[] {"title", "what", "todo"}) {
            assertThat(page.select("main").text())
                    .contains(messages.getMessage("error." + status + "." + part, null, Language.DEFAULT));
        }
        assertThat(page.select("main .code").text())
                .as("what to name when asking")
                .isEqualTo(answer.getResponseHeaders().getFirst("Caseledger-Correlation"));
        assertThat(page.text()).doesNotContain("Exception").doesNotContain("at io.caseledger");
    }

    /** Two hundred visitors who hung up in the middle of a form left ten thousand lines of an error that was not ours. */
    @Test
    void givenACallerThatHangsUpInItsBody_whenItsRequestFails_thenItIsNoErrorOfOurs() {
        for (var gone : List.of(new AbortedException("Connection has been closed"), new IOException("Broken pipe"))) {
            var exchange = MockServerWebExchange.from(MockServerHttpRequest.post("/login"));
            StepVerifier.create(RunningService.shared().bean(ErrorAnswers.class).handle(exchange, gone))
                    .verifyComplete();
            assertThat(exchange.getResponse().getStatusCode()).isEqualTo(HttpStatus.BAD_REQUEST);
        }
    }
}
