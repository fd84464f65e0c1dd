package io.caseledger.browser;

import io.caseledger.RunningService;
import io.caseledger.accounts.contract.AccountDirectory;
import io.caseledger.origin.SampleApplications;
import io.caseledger.shared.contract.AccountId;
import io.caseledger.shared.contract.ContractJson;
import io.caseledger.shared.contract.DerivedId;
import java.time.Duration;
import java.util.Objects;
import java.util.UUID;
import org.springframework.http.MediaType;

/** What is done with cases beside the browser that is looked at, by the machine interface; each waits until it can be read. */
final class CaseCalls {
    private static final String PASSWORD = "Caseledger-2026";

    private CaseCalls() {}

    /** A received case of the demo applicant; its receipt number. */
    static String filed() {
        return filed("applicant");
    }

    /** The same of another demo account. */
    static String filed(String user) {
        var identity = RunningService.shared()
                .bean(AccountDirectory.class)
                .account(new AccountId(DerivedId.of("demo-account", user)))
                .orElseThrow()
                .identityNumber();
        return ContractJson.mapper()
                .readTree(
                        post(user, "", ContractJson.mapper().writeValueAsString(SampleApplications.validFor(identity))))
                .get("receiptNumber")
                .asString();
    }

    static void order(String user, String number, String command) {
        order(user, number, command, "{}");
    }

    static void order(String user, String number, String command, String json) {
        post(user, "/" + number + "/" + command, json);
    }

    private static String post(String user, String path, String json) {
        var result = RunningService.shared()
                .client()
                .mutate()
                .responseTimeout(Duration.ofSeconds(30))
                .build()
                .post()
                .uri("/api/v1/origin/certificates" + path)
                .headers(headers -> headers.setBasicAuth(user, PASSWORD))
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(json)
                .exchange()
                .expectStatus()
                .is2xxSuccessful()
                .expectBody(String.class)
                .returnResult();
        var position = Objects.requireNonNull(result.getResponseHeaders().getFirst("Caseledger-Position"));
        RunningService.shared()
                .client()
                .get()
                .uri("/api/v1/origin/certificates?limit=1")
                .headers(headers -> headers.setBasicAuth(user, PASSWORD))
                .header("Caseledger-After", position)
                .exchange()
                .expectStatus()
                .isOk();
        return Objects.requireNonNull(result.getResponseBody());
    }
}
