package io.caseledger.demo.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.caseledger.BesideTheOthers;
import io.caseledger.shared.Spec;
import org.junit.jupiter.api.Test;
import org.springframework.context.support.ResourceBundleMessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.test.web.reactive.server.WebTestClient;

/** While the story is told, whoever comes sees how far it is. */
@BesideTheOthers
class PreparingTest {
    private final Preparing preparing = new Preparing(messages());

    private final WebTestClient client = WebTestClient.bindToWebHandler(exchange -> {
                exchange.getResponse().setStatusCode(HttpStatus.OK);
                return exchange.getResponse().setComplete();
            })
            .webFilter(preparing)
            .build();

    private static ResourceBundleMessageSource messages() {
        var messages = new ResourceBundleMessageSource();
        messages.setBasename("messages/demo");
        messages.setDefaultEncoding("UTF-8");
        messages.setFallbackToSystemLocale(false);
        return messages;
    }

    @Test
    @Spec("RUN-07")
    void givenTheStoryIsBeingTold_whenAPageIsAskedFor_thenItSaysHowFarItIsAndToComeBack() {
        preparing.at(40);
        client.get()
                .uri("/")
                .exchange()
                .expectStatus()
                .isEqualTo(HttpStatus.SERVICE_UNAVAILABLE)
                .expectHeader()
                .valueEquals("Retry-After", "2")
                .expectBody(String.class)
                .value(page -> assertThat(page).contains("示範資料準備中：40%", "being prepared: 40%", "value=\"40\""));
        client.get().uri("/actuator/health").exchange().expectStatus().isOk();
        preparing.done();
        client.get().uri("/").exchange().expectStatus().isOk();
    }
}
