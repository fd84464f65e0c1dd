package io.caseledger.shared.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.caseledger.Browser;
import io.caseledger.EveryOrder;
import io.caseledger.RunningService;
import io.caseledger.shared.Spec;
import io.caseledger.shared.bus.Commands;
import io.caseledger.shared.contract.Actor;
import io.caseledger.shared.contract.Rejection;
import io.caseledger.shared.contract.RuleKeys;
import io.caseledger.shared.contract.Violation;
import io.caseledger.shared.domain.EveryCommand;
import io.caseledger.stock.contract.RelabelStockLot;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.MediaType;
import org.springframework.mock.http.server.reactive.MockServerHttpRequest;
import org.springframework.mock.web.server.MockServerWebExchange;
import org.springframework.test.web.reactive.server.EntityExchangeResult;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.web.reactive.result.method.annotation.RequestMappingHandlerMapping;
import reactor.core.publisher.Mono;

/** Bad text stops at the door of the service: no aggregate sees it, and no view stands still because of it (GEN-12). */
@Spec("GEN-12")
class BadTextTest {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private static final WebTestClient CLIENT = RunningService.shared().client();

    static List<Class<?>> commands() {
        return EveryCommand.types();
    }

    @ParameterizedTest
    @MethodSource("commands")
    void givenAnyCommandOfAPerson_whenATextHoldsNul_thenItIsRefusedAndItsFieldNamed(Class<?> type) {
        for (var command : EveryCommand.with(type, "\0")) {
            var error = catchThrowable(() -> send(EveryOrder.actor("applicant"), command));
            assertThat(error).isInstanceOf(Rejection.class);
            assertThat(((Rejection) error).details()).satisfies(details -> {
                assertThat(details.kind()).isEqualTo(Rejection.Kind.INVALID);
                assertThat(details.violations()).singleElement().satisfies(violation -> {
                    assertThat(violation.rule()).isEqualTo(RuleKeys.TEXTS_HOLD_NO_CONTROL_CHARACTERS);
                    assertThat(violation.field()).isNotEmpty();
                });
            });
        }
    }

    @Test
    void givenWhatTheServiceOrders_thenAnOldTextDoesNotStopIt() {
        var command = EveryCommand.with(RelabelStockLot.class, "\0").getLast();
        assertThat(catchThrowable(() -> send(Actor.SYSTEM, command)))
                .as("it gets as far as the lot, which is not there")
                .isInstanceOfSatisfying(
                        Rejection.class,
                        rejection -> assertThat(rejection.details().kind()).isEqualTo(Rejection.Kind.NOT_FOUND));
    }

    /** Every route there is, pages and interface alike; its parameter is nobody's, as those of nobody are checked too. */
    static Stream<String> routes() {
        return RunningService.shared()
                .bean("requestMappingHandlerMapping", RequestMappingHandlerMapping.class)
                .getHandlerMethods()
                .keySet()
                .stream()
                .flatMap(mapping -> mapping.getPatternsCondition().getPatterns().stream())
                .map(pattern -> pattern.getPatternString().replaceAll("\\{[^/]*}", "x"))
                .distinct();
    }

    @ParameterizedTest
    @MethodSource("routes")
    void givenAnyRoute_whenAParameterHoldsAnUnfitCharacter_thenItIsNamedAndNothingFails(String route) {
        for (var text : List.of("%00", "a%0Ab", "%E2%80%AE", "%C2%85", "%EF%BF%BF", "%E2%80%8B")) {
            assertThat(refusal(route + "?lang=zh&q=" + text)).as(text).contains("\"field\":\"q\"");
        }
        assertThat(refusal(route + "?q%00=1")).contains("\"field\":\"address\"");
        assertThat(refusal(route + "/%00")).contains("\"field\":\"address\"");
    }

    @Test
    void givenAPage_whenAParameterIsBad_thenTheReasonNamesIt() {
        var answer = Browser.loggedIn(RunningService.shared(), "applicant")
                .open(URI.create("/origin/certificates?applicant=%00"));
        assertThat(answer.getStatus().value()).isEqualTo(422);
        assertThat(answer.getResponseBody()).contains("applicant：含有不能使用的控制字元（U+0000）");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Idempotency-Key", "If-Match", "Caseledger-After", "Last-Event-ID", "Accept-Language"})
    void givenAHeaderThatIsRead_whenItHoldsAnUnfitCharacter_thenItIsNamed(String header) {
        var exchange =
                MockServerWebExchange.from(MockServerHttpRequest.get("/x").header(header, "a\u0085"));
        assertThat(catchThrowable(() -> new AddressTexts()
                        .filter(exchange, passed -> Mono.empty())
                        .block()))
                .isInstanceOfSatisfying(Rejection.class, rejection -> assertThat(
                                rejection.details().violations())
                        .extracting(Violation::field)
                        .containsExactly(header));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/login?lang=en&x=a=b", "/login?x=a=b&&", "/login?%E4%BD%A0=%FF", "/login?a[0]=1", "/login?="})
    void givenAnOddAddress_whenOpened_thenNothingFails(String address) {
        assertThat(get(address, MediaType.TEXT_HTML).getStatus().value()).isIn(200, 303, 400, 422);
    }

    private static String refusal(String address) {
        var answer = get(address, MediaType.APPLICATION_JSON);
        assertThat(answer.getStatus().value()).as(address).isEqualTo(422);
        return Objects.requireNonNull(answer.getResponseBody());
    }

    private static EntityExchangeResult<String> get(String address, MediaType accept) {
        return CLIENT.get()
                .uri(URI.create(RunningService.shared().address() + address))
                .accept(accept)
                .exchange()
                .expectBody(String.class)
                .returnResult();
    }

    private static void send(Actor actor, Object command) {
        RunningService.shared()
                .bean(Commands.class)
                .sendAs(actor, command, Commands.Options.NONE)
                .block(PATIENCE);
    }
}
