package io.caseledger.origin.web;

import io.caseledger.RunningService;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.http.MediaType;

/** An officer of an issuing unit at the machine interface, for tests whose subject is the applicant. */
public final class Officer {
    private static final String PASSWORD = "Caseledger-2026";

    private final RunningService service;
    private final String userName;

    public Officer(RunningService service, String userName) {
        this.service = service;
        this.userName = userName;
    }

    public void take(String receiptNumber) {
        order(receiptNumber, "take", Map.of());
    }

    public void requestCorrection(String receiptNumber, String field, String comment) {
        order(
                receiptNumber,
                "request-correction",
                Map.of("comments", List.of(Map.of("field", field, "comment", comment))));
    }

    /** Gives the order and waits until it can be read. */
    private void order(String receiptNumber, String order, Map<String, ?> body) {
        var position = service.client()
                .post()
                .uri("/api/v1/origin/certificates/{number}/{order}", receiptNumber, order)
                .headers(headers -> headers.setBasicAuth(userName, PASSWORD))
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(body)
                .exchange()
                .expectStatus()
                .isOk()
                .returnResult(Void.class)
                .getResponseHeaders()
                .getFirst("Caseledger-Position");
        service.client()
                .get()
                .uri("/api/v1/origin/certificates/{number}", receiptNumber)
                .headers(headers -> headers.setBasicAuth(userName, PASSWORD))
                .header("Caseledger-After", String.valueOf(position))
                .exchange()
                .expectStatus()
                .isOk();
    }
}
