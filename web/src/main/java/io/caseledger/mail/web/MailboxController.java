package io.caseledger.mail.web;

import io.caseledger.mail.contract.MailTemplate;
import io.caseledger.mail.outbox.MailSender;
import io.caseledger.mail.outbox.MailTexts;
import io.caseledger.mail.query.FindMail;
import io.caseledger.mail.query.FindMails;
import io.caseledger.mail.query.MailListView;
import io.caseledger.mail.query.MailView;
import io.caseledger.shared.bus.Commands;
import io.caseledger.shared.bus.Queries;
import io.caseledger.shared.contract.Actor;
import io.caseledger.shared.contract.Rejection;
import io.caseledger.shared.query.Found;
import io.caseledger.shared.query.Topics;
import io.caseledger.shared.web.AskedFilters;
import io.caseledger.shared.web.FormOrders;
import io.caseledger.shared.web.ListPage;
import io.caseledger.shared.web.Listed;
import io.caseledger.shared.web.Listing;
import io.caseledger.shared.web.Lists;
import io.caseledger.shared.web.Option;
import io.caseledger.shared.web.Shown;
import io.caseledger.shared.web.Texts;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.codec.ServerSentEvent;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.reactive.result.view.Fragment;
import org.springframework.web.reactive.result.view.Rendering;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Demo mode's mailbox: every mail that was requested, newest first, whether or not a mail server exists. Elsewhere there is no such page. Anybody may look; to have
 * a mail sent again is for whom it is addressed to.
 */
@Controller
@ConditionalOnProperty(name = "caseledger.demo", havingValue = "true")
record MailboxController(Queries queries, MailTexts texts, MailSender sender, Texts words, Lists lists) {
    private static final List<String> STATES =
            List.of("REQUESTED", "SENDING", "SENT", "FAILED", "GIVEN_UP", "NOT_CONFIRMED", "NO_SERVER");

    private static final ListPage<ShownMail> PAGE = new ListPage<>("mail/mailbox", "mails");

    /** A mail with its text. */
    record ShownMail(MailView mail, MailTexts.Text text) {}

    record ShownMails(List<ShownMail> rows, long total) implements Found<ShownMail> {}

    @GetMapping("/mailbox")
    Mono<Rendering> mailbox(ServerWebExchange exchange, Locale locale) {
        return lists.page(exchange, asked(exchange), locale).map(page -> page.modelAttribute(
                        "states",
                        STATES.stream()
                                .map(state -> new Option(state, words.text("mail.state." + state, locale)))
                                .toList())
                .build());
    }

    @GetMapping(path = "/mailbox/live", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    Flux<ServerSentEvent<Fragment>> changes(ServerWebExchange exchange) {
        return lists.live(exchange, asked(exchange));
    }

    @GetMapping("/mailbox/{mailId}")
    Mono<String> mail(@PathVariable String mailId, Model model) {
        return Mono.zip(find(mailId), viewer()).map(both -> {
            var mail = both.getT1();
            model.addAttribute("shown", shown(mail));
            model.addAttribute("again", isFor(mail, both.getT2()) && sender.hasServer() && mail.canBeSentAgain());
            return "mail/mail";
        });
    }

    /** For the recipient, to whom it goes; to all others there is no such mail. */
    @PostMapping("/mailbox/{mailId}/send-again")
    Mono<Rendering> sendAgain(@PathVariable String mailId) {
        return Mono.zip(find(mailId), viewer())
                .filter(both -> isFor(both.getT1(), both.getT2()))
                .switchIfEmpty(Mono.error(MailboxController::notFound))
                .flatMap(both -> sender.sendAgain(mailId, both.getT1().recipient()))
                .filter(again -> again)
                .switchIfEmpty(Mono.error(() -> new ResponseStatusException(HttpStatus.CONFLICT)))
                .thenReturn(FormOrders.to("/mailbox/" + mailId));
    }

    private Mono<MailView> find(String mailId) {
        return queries.optional(new FindMail(mailId), MailView.class)
                .switchIfEmpty(Mono.error(MailboxController::notFound));
    }

    /** Empty for a visitor. */
    private static Mono<Optional<Actor>> viewer() {
        return Commands.actor()
                .map(Optional::of)
                .onErrorReturn(Rejection.class, Optional.empty())
                .defaultIfEmpty(Optional.empty());
    }

    private static boolean isFor(MailView mail, Optional<Actor> viewer) {
        return viewer.filter(actor -> actor.accountId().equals(mail.recipient()))
                .isPresent();
    }

    private static ResponseStatusException notFound() {
        return new ResponseStatusException(HttpStatus.NOT_FOUND);
    }

    private Listed<ShownMail> asked(ServerWebExchange exchange) {
        var listing = Listing.of(exchange.getRequest(), "-requestedAt", Set.of("requestedAt"));
        var asked = new AskedFilters(listing);
        var mails = new FindMails(
                asked.text("text"), asked.oneOf("state", STATES), listing.descending(), listing.page(), listing.size());
        return new Listed<>(
                PAGE,
                listing,
                asked.faults(),
                Set.of(Topics.MAILS),
                Map.of(),
                () -> queries.one(mails, MailListView.class)
                        .map(found -> Shown.of(
                                listing,
                                new ShownMails(
                                        found.rows().stream().map(this::shown).toList(), found.total()))),
                Flux::empty);
    }

    private ShownMail shown(MailView mail) {
        return new ShownMail(mail, texts.of(MailTemplate.valueOf(mail.template()), mail.args(), mail.language()));
    }
}
