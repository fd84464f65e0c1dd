package io.caseledger.accounts.web;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.caseledger.RunningService;
import io.caseledger.origin.SampleApplications;
import io.caseledger.origin.contract.CaseId;
import io.caseledger.origin.contract.CertificateApplication;
import io.caseledger.origin.contract.SubmitCertificate;
import io.caseledger.origin.xml.ApplicationXml;
import io.caseledger.shared.bus.Commands;
import io.caseledger.shared.bus.Queries;
import io.caseledger.shared.contract.Actor;
import io.caseledger.shared.contract.ContractJson;
import io.caseledger.shared.contract.Role;
import io.caseledger.shared.query.Projections;
import io.caseledger.shared.web.Draft;
import io.caseledger.shared.web.Drafts;
import io.caseledger.stock.web.StoredStock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What a route may name: something of the demo applicant's, or of the demo agent's, on the shared service. */
final class Belongings {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    /** What a route names belongs to somebody in one of these ways. */
    enum Kind {
        CASE("TPE-20200101-99999", List.of("applicant", "agent", "issuer")),
        PERMIT("MSK20200000001", List.of("applicant")),
        LOT("MSK20200000001-001", List.of("applicant")),
        DRAFT("0b6de2a1-8d0c-4c7e-9d0e-5d4f6a7b8c9d", List.of("applicant", "agent")),
        PERMIT_DRAFT("0b6de2a1-8d0c-4c7e-9d0e-5d4f6a7b8c9d", List.of("applicant", "agent")),
        BULK("0b6de2a1-8d0c-4c7e-9d0e-5d4f6a7b8c9d", List.of("applicant", "agent"));

        /** There is none such. */
        final String none;
        /** Who has one. */
        final List<String> owners;

        Kind(String none, List<String> owners) {
            this.none = none;
            this.owners = owners;
        }

        /** Of what a route names; null where that is nobody's. */
        static @Nullable Kind of(String route) {
            if (route.startsWith("/origin/certificates/{number}")
                    || route.startsWith("/origin/cancel/{number}")
                    || route.startsWith("/api/v1/origin/certificates/{number}")
                    || route.startsWith("/api/v1/cases/{number}")) {
                return CASE;
            }
            if (route.contains("/permits/{number") || route.startsWith("/sandbox/customs/{number}")) {
                return PERMIT;
            }
            if (route.contains("/stock/{lot}")) {
                return LOT;
            }
            if (route.startsWith("/mask/drafts/{id}")) {
                return PERMIT_DRAFT;
            }
            if (route.contains("/drafts/{id}")) {
                return DRAFT;
            }
            return route.contains("/bulk/{id}") || route.contains("/bulk-filings/{id}") ? BULK : null;
        }
    }

    private static final String OTHER_COMPANY = "applicant2";

    private final RunningService service = RunningService.shared();
    private final Map<String, String> made = new HashMap<>();

    /** Makes new ones: an order has changed these. */
    void forget(Kind kind) {
        made.keySet().removeIf(name -> name.startsWith(kind + " "));
    }

    /** Whose thing of that kind is another's to them: the demo agent may act for the demo applicant, but for no other company. */
    static String strangerTo(Kind kind, String who) {
        var byGrant = Set.of(Kind.CASE, Kind.PERMIT, Kind.LOT).contains(kind);
        return who.equals("agent") && byGrant ? OTHER_COMPANY : "applicant";
    }

    String of(Kind kind, String owner) {
        // a unit's cases are what applicants have filed there
        var maker = Set.of("agent", OTHER_COMPANY).contains(owner) ? owner : "applicant";
        var known = made.get(kind + " " + owner);
        if (known == null) {
            known = make(kind, maker);
            made.put(kind + " " + owner, known);
        }
        return known;
    }

    private String make(Kind kind, String maker) {
        return switch (kind) {
            case CASE -> filed(maker);
            case PERMIT ->
                maker.equals(OTHER_COMPANY)
                        ? ofTheStory("/api/v1/mask/permits", "MSK\\d{11}")
                        : StoredStock.cleared(100, 50).permitNumber();
            case LOT ->
                maker.equals(OTHER_COMPANY)
                        ? ofTheStory("/api/v1/mask/stock", "MSK\\d{11}-\\d{3}")
                        : StoredStock.cleared(100, 50).lotNumber();
            case DRAFT -> draft(maker, "origin.application");
            case PERMIT_DRAFT -> draft(maker, "permit.application");
            case BULK -> bulkFiling(maker);
        };
    }

    /** The first of the other company's that the demo data have. */
    private String ofTheStory(String list, String number) {
        var answer = service.client()
                .get()
                .uri(list)
                .headers(headers -> headers.setBasicAuth(OTHER_COMPANY, DemoAccount.PASSWORD))
                .exchange()
                .expectBody(String.class)
                .returnResult()
                .getResponseBody();
        var found = Pattern.compile(number).matcher(requireNonNull(answer));
        assertThat(found.find()).as(list + " of the other company").isTrue();
        return found.group();
    }

    private String filed(String maker) {
        var id = UUID.randomUUID().toString();
        var account = account(maker);
        var filed = requireNonNull(service.bean(Commands.class)
                .sendAs(
                        new Actor(account.id().value(), maker, account.holder().role(), null, null),
                        new SubmitCertificate(new CaseId(id), application(account)),
                        Commands.Options.key(id))
                .block(PATIENCE));
        service.bean(Queries.class)
                .caughtUp(Projections.CASES, filed.position())
                .block(PATIENCE);
        return filed.number();
    }

    /** An agent names itself in it. */
    private static CertificateApplication application(DemoAccount filer) {
        var application = SampleApplications.valid();
        if (filer.holder().userName().equals(OTHER_COMPANY)) {
            return SampleApplications.validFor(filer.holder().identityNumber());
        }
        if (filer.holder().role() != Role.AGENT) {
            return application;
        }
        var json = ContractJson.mapper().<ObjectNode>valueToTree(application);
        var agent = json.get("applicant").deepCopy();
        json.set(
                "agent",
                ((ObjectNode) agent).put("identityNumber", filer.holder().identityNumber()));
        return ContractJson.mapper().treeToValue(json, CertificateApplication.class);
    }

    private String draft(String maker, String kind) {
        var place = Draft.Place.fresh(account(maker).id().value(), kind, "");
        return requireNonNull(service.bean(Drafts.class)
                        .begin(place, Draft.Text.of("", Map.of("certificateType", "01")))
                        .block(PATIENCE))
                .id();
    }

    private String bulkFiling(String maker) {
        var started = service.client()
                .post()
                .uri("/api/v1/origin/bulk-filings")
                .headers(headers -> headers.setBasicAuth(maker, DemoAccount.PASSWORD))
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .contentType(MediaType.APPLICATION_XML)
                .bodyValue(service.bean(ApplicationXml.class).write(List.of(application(account(maker)))))
                .exchange()
                .expectBody(String.class)
                .returnResult();
        assertThat(started.getStatus().is2xxSuccessful())
                .as("bulk filing begun")
                .isTrue();
        service.bean(Queries.class)
                .caughtUp(
                        "origin-bulk",
                        Long.parseLong(
                                requireNonNull(started.getResponseHeaders().getFirst("Caseledger-Position"))))
                .block(PATIENCE);
        return JsonMapper.shared()
                .readTree(started.getResponseBody())
                .get("bulkId")
                .asString();
    }

    static DemoAccount account(String userName) {
        return DemoAccount.ALL.stream()
                .filter(account -> account.holder().userName().equals(userName))
                .findFirst()
                .orElseThrow();
    }
}
