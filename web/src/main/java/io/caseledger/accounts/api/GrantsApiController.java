package io.caseledger.accounts.api;

import io.caseledger.accounts.contract.Access;
import io.caseledger.accounts.contract.Capability;
import io.caseledger.accounts.contract.WithdrawAuthority;
import io.caseledger.accounts.query.FindGrants;
import io.caseledger.accounts.query.GrantListView;
import io.caseledger.accounts.query.GrantRow;
import io.caseledger.accounts.web.Grants;
import io.caseledger.shared.api.ApiCall;
import io.caseledger.shared.bus.Commands;
import io.caseledger.shared.bus.Queries;
import io.caseledger.shared.query.Projections;
import java.net.URI;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Who may act for whom, for machines (ACC-09, API-02): what the caller has granted, or was granted. */
@RestController
@RequestMapping("/api/v1/accounts/grants")
record GrantsApiController(Commands commands, Queries queries, Grants grants, ApiCall call) {
    private static final int MOST = 500;

    /**
     * What a company grants.
     *
     * @param agent electronic id or user name
     * @param from first day
     * @param until last day, included
     */
    record NewGrant(
            @Nullable String agent,
            @Nullable Capability capability,
            @Nullable Access access,
            @Nullable LocalDate from,
            @Nullable LocalDate until) {}

    /** Where it is found from now on. */
    record Granted(String grantId) {}

    /**
     * Latest first.
     *
     * @param page from 1, of 500 rows
     */
    @GetMapping
    Mono<GrantListView> list(@RequestParam(defaultValue = "1") int page, @RequestHeader HttpHeaders headers) {
        return call.reader(headers, Projections.ACCOUNTS)
                .flatMap(actor -> queries.one(
                        new FindGrants(actor.accountId(), Math.clamp(page, 1, 1_000_000), MOST), GrantListView.class));
    }

    @GetMapping("/{grantId}")
    Mono<ResponseEntity<GrantRow>> get(@PathVariable String grantId, @RequestHeader HttpHeaders headers) {
        return call.reader(headers, Projections.ACCOUNTS)
                .flatMap(actor -> grants.find(actor, grantId))
                .map(row ->
                        ResponseEntity.ok().eTag("\"" + row.version() + "\"").body(row));
    }

    /** Authorises an agent; what was granted before in the same capability is replaced. */
    @PostMapping
    Mono<ResponseEntity<Granted>> grant(@RequestBody NewGrant order, @RequestHeader HttpHeaders headers) {
        var options = call.options(headers);
        return Commands.actor()
                .flatMap(actor -> grants.grant(
                        actor,
                        order.agent() == null ? "" : order.agent(),
                        order.capability() == null ? List.of() : List.of(order.capability()),
                        new Grants.Terms(order.access(), order.from(), order.until()),
                        options))
                .map(outcome -> ApiCall.answer(
                        outcome,
                        URI.create("/api/v1/accounts/grants/" + outcome.aggregateId()),
                        new Granted(outcome.aggregateId())));
    }

    /** Takes it back, at once. */
    @PostMapping("/{grantId}/withdraw")
    Mono<ResponseEntity<Granted>> withdraw(@PathVariable String grantId, @RequestHeader HttpHeaders headers) {
        var options = call.options(headers);
        return Commands.actor()
                .flatMap(actor -> grants.find(actor, grantId)
                        .flatMap(row -> commands.sendAs(actor, new WithdrawAuthority(Grants.idOf(row)), options)))
                .map(outcome -> ApiCall.answer(outcome, null, new Granted(outcome.aggregateId())));
    }
}
