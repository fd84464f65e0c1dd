package io.caseledger.shared.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.caseledger.Browser;
import io.caseledger.EveryOrder;
import io.caseledger.RunningService;
import io.caseledger.origin.SampleApplications;
import io.caseledger.origin.contract.CaseId;
import io.caseledger.origin.contract.SubmitCertificate;
import io.caseledger.origin.xml.ApplicationXml;
import io.caseledger.shared.Spec;
import io.caseledger.shared.bus.Commands;
import io.caseledger.shared.bus.Queries;
import io.caseledger.shared.query.Projections;
import io.caseledger.stock.web.StoredStock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.http.MediaType;
import org.springframework.http.codec.ServerSentEvent;
import org.springframework.web.reactive.DispatcherHandler;
import org.springframework.web.reactive.function.client.WebClient;
import org.springframework.web.reactive.result.method.annotation.RequestMappingHandlerMapping;
import org.springframework.web.util.UriTemplate;
import tools.jackson.databind.json.JsonMapper;

/** GEN-10 for every stream there is: whoever comes back with what it saw last gets nothing that it has, whoever has something older gets it all. */
class StreamsTest {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final String NOTHING = "0";

    private final RunningService service = RunningService.shared();
    private final Map<String, Browser> browsers = new HashMap<>();
    private @Nullable StoredStock masks;

    /** Who can open a stream, by its address; the first of those that begin alike. */
    private static final Map<String, String> READERS = Map.of(
            "/operations/live", "operator",
            "/origin/queue/live", "issuer",
            "/origin/certificates/{number}/review/live", "issuer",
            "/mask/dashboard/live", "regulator",
            "/mask/alerts/live", "regulator",
            "/mask/balances/live", "regulator");

    /** Values of the variables in addresses. */
    private Map<String, String> variables(String pattern) {
        var commands = service.bean(Commands.class);
        var applicant = EveryOrder.actor("applicant");
        if (pattern.contains("/bulk/{id}")) {
            var started = service.client()
                    .post()
                    .uri("/api/v1/origin/bulk-filings")
                    .headers(headers -> headers.setBasicAuth("applicant", "Caseledger-2026"))
                    .header("Idempotency-Key", UUID.randomUUID().toString())
                    .contentType(MediaType.APPLICATION_XML)
                    .bodyValue(service.bean(ApplicationXml.class).write(List.of(SampleApplications.valid())))
                    .exchange()
                    .expectBody(String.class)
                    .returnResult();
            var id = JsonMapper.shared()
                    .readTree(started.getResponseBody())
                    .get("bulkId")
                    .asString();
            service.bean(Queries.class)
                    .caughtUp(
                            "origin-bulk",
                            Long.parseLong(Objects.requireNonNull(
                                    started.getResponseHeaders().getFirst("Caseledger-Position"))))
                    .block(PATIENCE);
            return Map.of("id", id);
        }
        if (pattern.contains("/permits/{number") || pattern.contains("/stock/{lot}")) {
            masks = masks == null ? StoredStock.cleared(100, 50) : masks;
            return Map.of("number", masks.permitNumber(), "lot", masks.lotNumber());
        }
        if (pattern.contains("{number}")) {
            var id = UUID.randomUUID().toString();
            var filed = commands.sendAs(
                            applicant,
                            new SubmitCertificate(new CaseId(id), SampleApplications.validFor("04595252")),
                            Commands.Options.key(id))
                    .block(PATIENCE);
            service.bean(Queries.class)
                    .caughtUp(Projections.CASES, Objects.requireNonNull(filed).position())
                    .block(PATIENCE);
            return Map.of("number", filed.number());
        }
        assertThat(pattern).as("a stream whose address this test can fill in").doesNotContain("{");
        return Map.of();
    }

    private List<String> streams() {
        var found = new TreeSet<String>();
        Objects.requireNonNull(service.bean(DispatcherHandler.class).getHandlerMappings()).stream()
                .filter(RequestMappingHandlerMapping.class::isInstance)
                .flatMap(mapping -> ((RequestMappingHandlerMapping) mapping).getHandlerMethods().keySet().stream())
                .filter(info ->
                        info.getProducesCondition().getProducibleMediaTypes().contains(MediaType.TEXT_EVENT_STREAM))
                .flatMap(info -> info.getPatternsCondition().getPatterns().stream())
                .forEach(pattern -> found.add(pattern.getPatternString()));
        return List.copyOf(found);
    }

    /** What is pushed at once, before the first beat. */
    private List<ServerSentEvent<String>> firstLook(String address, String user, @Nullable String lastEventId) {
        var browser = browsers.computeIfAbsent(user, name -> Browser.loggedIn(service, name));
        var first = WebClient.builder()
                .clientConnector(RunningService.CONNECTOR)
                .build()
                .get()
                .uri(service.address() + address)
                .accept(MediaType.TEXT_EVENT_STREAM)
                .cookies(jar -> browser.cookies().forEach(jar::add))
                .headers(headers -> {
                    if (address.startsWith("/api/")) {
                        headers.setBasicAuth(user, "Caseledger-2026");
                    }
                    if (lastEventId != null) {
                        headers.set("Last-Event-ID", lastEventId);
                    }
                })
                .retrieve()
                .bodyToFlux(new ParameterizedTypeReference<ServerSentEvent<String>>() {})
                .takeUntil(event -> "beat".equals(event.event()) || "beat".equals(event.comment()))
                .collectList()
                .block(PATIENCE);
        var pushed = Objects.requireNonNull(first);
        return pushed.subList(0, pushed.size() - 1);
    }

    @Test
    @Spec("GEN-10")
    void givenEveryStream_whenItsReaderComesBack_thenLastEventIdIsHonoured() {
        var streams = streams();
        assertThat(streams)
                .hasSizeGreaterThan(12)
                .contains("/origin/certificates/live", "/mailbox/live", "/origin/drafts/live");
        var faults = new HashMap<String, Object>();
        for (var pattern : streams) {
            var user = READERS.getOrDefault(pattern, "applicant");
            var address = new UriTemplate(pattern.replaceAll("\\{(\\w+):[^}]+}", "{$1}"))
                    .expand(variables(pattern))
                    .toString();

            var all = firstLook(address, user, null);
            var ids = all.stream()
                    .map(ServerSentEvent::id)
                    .filter(Objects::nonNull)
                    .toList();
            if (all.isEmpty() || ids.isEmpty() || all.getLast().id() == null) {
                faults.put(pattern, "no id at its end: " + all);
                continue;
            }
            var back = address.contains("?") ? address + "&seen=" + NOTHING : address + "?seen=" + NOTHING;
            // what others do meanwhile is another state of lists that everybody's cases are in
            var again = firstLook(back, user, ids.getLast());
            var old = firstLook(address, user, NOTHING);
            if (!again.isEmpty() && again.getLast().id().equals(ids.getLast()) || old.size() < all.size()) {
                faults.put(pattern, again + " " + old);
            }
        }
        assertThat(faults).isEmpty();
    }
}
