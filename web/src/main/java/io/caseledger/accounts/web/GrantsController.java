package io.caseledger.accounts.web;

import io.caseledger.accounts.contract.Access;
import io.caseledger.accounts.contract.Capability;
import io.caseledger.accounts.contract.WithdrawAuthority;
import io.caseledger.accounts.query.AccountView;
import io.caseledger.accounts.query.FindAccount;
import io.caseledger.accounts.query.FindGrants;
import io.caseledger.accounts.query.GrantListView;
import io.caseledger.accounts.query.GrantRow;
import io.caseledger.shared.bus.Commands;
import io.caseledger.shared.bus.Queries;
import io.caseledger.shared.contract.Actor;
import io.caseledger.shared.contract.Rejection;
import io.caseledger.shared.contract.Role;
import io.caseledger.shared.query.Projections;
import io.caseledger.shared.query.Topics;
import io.caseledger.shared.web.Form;
import io.caseledger.shared.web.FormOrders;
import io.caseledger.shared.web.ListPage;
import io.caseledger.shared.web.Listed;
import io.caseledger.shared.web.Listing;
import io.caseledger.shared.web.Lists;
import io.caseledger.shared.web.Option;
import io.caseledger.shared.web.Refused;
import io.caseledger.shared.web.Shown;
import io.caseledger.shared.web.Texts;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.codec.ServerSentEvent;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.reactive.result.view.Fragment;
import org.springframework.web.reactive.result.view.Rendering;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** 代理授權 (ACC-09): a company sees and gives what its agents may do, and takes it back; an agent sees for whom it may act. */
@Controller
@RequestMapping(GrantsController.PATH)
record GrantsController(Queries queries, Grants grants, FormOrders orders, Lists lists, Texts texts) {
    static final String PATH = "/accounts/grants";

    private static final ListPage<GrantRow> LIST = new ListPage<>("accounts/grants", "grants");
    /** In the form: every capability there is. */
    private static final String ALL = "ALL";
    /** What the page may say was done. */
    private static final Set<String> DONE = Set.of("granted", "withdrawn");

    @GetMapping
    Mono<Rendering> show(ServerWebExchange exchange, Locale locale) {
        return filer().flatMap(actor -> page(exchange, actor, Form.blank(), HttpStatus.OK, locale));
    }

    @GetMapping(value = "/live", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    Flux<ServerSentEvent<Fragment>> live(ServerWebExchange exchange) {
        return filer().flatMapMany(actor -> lists.live(exchange, asked(exchange, actor)));
    }

    /** What was typed stays where it is refused. */
    @PostMapping
    Mono<Rendering> grant(ServerWebExchange exchange) {
        return orders.from(exchange, filer(), FormOrders.Subject.unversioned(Mono::just))
                .run(it -> grants.grant(
                        it.actor(),
                        it.form().value("agent"),
                        capabilities(it.form().value("capability")),
                        it.form().read(Grants.Terms.class),
                        it.options()))
                .then((it, outcome) -> queries.caughtUp(Projections.ACCOUNTS, outcome.position())
                        .thenReturn(PATH + "?done=granted"))
                .refused((it, refused) -> page(exchange, it.actor(), it.again(refused), refused.status(), it.locale()));
    }

    /** The grant to look at once more: a link, so that it is asked without scripts too. */
    @GetMapping("/withdraw")
    Mono<Rendering> confirm(@RequestParam String grant) {
        return filer().flatMap(actor -> grants.find(actor, grant)).map(row -> withdrawal(row, Form.blank(), null));
    }

    @PostMapping("/withdraw")
    Mono<Rendering> withdraw(@RequestParam String grant, ServerWebExchange exchange) {
        return orders.from(exchange, filer(), grants.numbered(grant))
                .send(it -> new WithdrawAuthority(Grants.idOf(it.view())))
                .then((it, outcome) -> queries.caughtUp(Projections.ACCOUNTS, outcome.position())
                        .thenReturn(PATH + "?done=withdrawn"))
                .refused((it, refused) -> Mono.just(withdrawal(it.view(), it.again(refused), refused)));
    }

    private static Rendering withdrawal(GrantRow row, Form form, @Nullable Refused refused) {
        var page = Rendering.view("accounts/grant-withdraw")
                .modelAttribute("grant", row)
                .modelAttribute("form", form)
                .status(refused == null ? HttpStatus.OK : refused.status());
        if (refused != null) {
            page.modelAttribute("refused", refused);
        }
        return page.build();
    }

    private Mono<Rendering> page(ServerWebExchange exchange, Actor actor, Form form, HttpStatus status, Locale locale) {
        var done = Objects.requireNonNullElse(
                exchange.getRequest().getQueryParams().getFirst("done"), "");
        return Mono.zip(
                        lists.page(exchange, asked(exchange, actor), locale),
                        queries.optional(new FindAccount(actor.accountId()), AccountView.class))
                .map(both -> both.getT1()
                        .status(status)
                        .modelAttribute("electronicId", both.getT2().electronicId())
                        .modelAttribute("form", form)
                        .modelAttribute("accesses", texts.options("accounts.access.", Access.values(), locale))
                        .modelAttribute("capabilities", choices(locale))
                        .modelAttribute("done", DONE.contains(done) ? done : "")
                        .build());
    }

    private List<Option> choices(Locale locale) {
        var choices = new ArrayList<>(texts.options("accounts.capability.", Capability.values(), locale));
        choices.add(new Option(ALL, texts.text("accounts.capability." + ALL, locale)));
        return choices;
    }

    private Listed<GrantRow> asked(ServerWebExchange exchange, Actor actor) {
        var listing = Listing.of(exchange.getRequest(), "-at", Set.of("at"));
        return new Listed<>(
                LIST,
                listing,
                List.of(),
                Set.of(Topics.account(actor.accountId())),
                Map.of("gives", actor.role() == Role.APPLICANT),
                () -> queries.one(
                                new FindGrants(actor.accountId(), listing.page(), listing.size()), GrantListView.class)
                        .map(found -> Shown.of(listing, found)),
                Flux::empty);
    }

    private static List<Capability> capabilities(String chosen) {
        if (chosen.equals(ALL)) {
            return List.of(Capability.values());
        }
        return Arrays.stream(Capability.values())
                .filter(capability -> capability.name().equals(chosen))
                .findFirst()
                .map(List::of)
                .orElse(List.of());
    }

    /** Only applicants and agents have to do with it. */
    private static Mono<Actor> filer() {
        return Commands.actor().doOnNext(actor -> {
            if (!actor.role().files()) {
                throw new Rejection(Rejection.Kind.FORBIDDEN, "accounts.OnlyFilersHaveGrants");
            }
        });
    }
}
