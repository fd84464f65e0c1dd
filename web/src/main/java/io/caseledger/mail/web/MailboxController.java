package io.caseledger.mail.web;

import io.caseledger.mail.automation.MailTexts;
import io.caseledger.mail.query.FindMail;
import io.caseledger.mail.query.FindMails;
import io.caseledger.mail.query.MailListView;
import io.caseledger.mail.query.MailView;
import io.caseledger.shared.bus.Queries;
import io.caseledger.shared.query.Found;
import io.caseledger.shared.query.Topics;
import io.caseledger.shared.settings.Settings;
import io.caseledger.shared.web.AskedFilters;
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
import java.util.Set;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.codec.ServerSentEvent;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.reactive.result.view.Fragment;
import org.springframework.web.reactive.result.view.Rendering;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Demo mode's mailbox: every mail that was requested, newest first, whether or not a mail server exists. Elsewhere there is no such page. */
@Controller
@ConditionalOnProperty(name = "caseledger.demo", havingValue = "true")
record MailboxController(Queries queries, MailTexts texts, Texts words, Lists lists, Settings settings) {
    private static final List<String> STATES = List.of("REQUESTED", "TAKEN", "SENT", "FAILED", "GIVEN_UP");

    private static final ListPage<ShownMail> PAGE = new ListPage<>("mail/mailbox", "mails");

    /**
     * A mail with its text.
     *
     * @param state ends a message key: as it is, or that there is no server which it could wait for
     */
    record ShownMail(MailView mail, MailTexts.Text text, String state) {}

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
        return queries.optional(new FindMail(mailId), MailView.class)
                .switchIfEmpty(Mono.error(() -> new ResponseStatusException(HttpStatus.NOT_FOUND)))
                .map(mail -> {
                    model.addAttribute("shown", shown(mail));
                    return "mail/mail";
                });
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
        var waits = mail.state().equals("REQUESTED") && settings.mail().host() == null;
        return new ShownMail(mail, texts.of(mail), waits ? "NO_SERVER" : mail.state());
    }
}
