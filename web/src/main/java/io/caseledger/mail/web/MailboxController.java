package io.caseledger.mail.web;

import io.caseledger.mail.query.FindMail;
import io.caseledger.mail.query.FindMails;
import io.caseledger.mail.query.MailView;
import io.caseledger.shared.query.Topics;
import io.caseledger.shared.web.Live;
import io.caseledger.shared.web.Pages;
import io.caseledger.shared.web.Queries;
import java.util.List;
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
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Demo mode's mailbox: every mail that was requested, newest first, whether or not a mail server exists. Elsewhere there is no such page. */
@Controller
@ConditionalOnProperty(name = "caseledger.demo", havingValue = "true")
class MailboxController {
    private static final int NEWEST = 100;

    /** A mail with its text. */
    record Shown(MailView mail, MailTexts.Text text) {}

    private final Queries queries;
    private final MailTexts texts;
    private final Live live;
    private final Pages pages;

    MailboxController(Queries queries, MailTexts texts, Live live, Pages pages) {
        this.queries = queries;
        this.texts = texts;
        this.live = live;
        this.pages = pages;
    }

    @GetMapping("/mailbox")
    Mono<String> mailbox(Model model) {
        return newest().map(mails -> {
            model.addAttribute("mails", mails);
            return "mail/mailbox";
        });
    }

    @GetMapping(path = "/mailbox/live", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    Flux<ServerSentEvent<Fragment>> changes(ServerWebExchange exchange) {
        return pages.of(exchange)
                .flatMapMany(page -> live.watch(Set.of(Topics.MAILS), () -> newest().map(mails ->
                        Live.fragment("mails", "mail/mailbox :: mails", Map.of("page", page, "mails", mails)))));
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

    private Mono<List<Shown>> newest() {
        return queries.list(new FindMails(NEWEST), MailView.class)
                .map(mails -> mails.stream().map(this::shown).toList());
    }

    private Shown shown(MailView mail) {
        return new Shown(mail, texts.of(mail));
    }
}
