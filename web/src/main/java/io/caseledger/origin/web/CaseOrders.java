package io.caseledger.origin.web;

import io.caseledger.origin.query.CaseView;
import io.caseledger.shared.contract.Actor;
import io.caseledger.shared.contract.Rejection;
import io.caseledger.shared.query.Topics;
import io.caseledger.shared.web.Commands;
import io.caseledger.shared.web.HistoryLine;
import io.caseledger.shared.web.Live;
import io.caseledger.shared.web.Rules;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import org.axonframework.messaging.HandlerExecutionException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.util.MultiValueMap;
import org.springframework.web.server.ResponseStatusException;
import reactor.core.publisher.Mono;

/** What the buttons of case pages have in common: key and version from the form, and what a refusal looks like beside it. */
@Component
class CaseOrders {
    static final String VERSION = "version";
    static final String KEY = "idempotencyKey";
    /** How long a refusal waits to show what has changed meanwhile. */
    private static final Duration NEWS = Duration.ofSeconds(1);

    private final CasePages pages;
    private final Cases cases;
    private final Live live;
    private final Rules rules;

    CaseOrders(CasePages pages, Cases cases, Live live, Rules rules) {
        this.pages = pages;
        this.cases = cases;
        this.live = live;
        this.rules = rules;
    }

    /**
     * A refused order on its page.
     *
     * @param texts why, in the reader's language
     * @param since what has happened since the page was made (GEN-08); empty where nothing has
     */
    record Refused(Rejection.Details details, List<String> texts, CasePage page, List<HistoryLine> since) {
        HttpStatus status() {
            return switch (details.kind()) {
                case INVALID -> HttpStatus.UNPROCESSABLE_CONTENT;
                case CONFLICT, STALE -> HttpStatus.CONFLICT;
                case NOT_FOUND -> HttpStatus.NOT_FOUND;
                case FORBIDDEN -> HttpStatus.FORBIDDEN;
            };
        }
    }

    static boolean isRefusal(Throwable error) {
        return details(error) != null;
    }

    /** The refusal that an error is; only for what {@link #isRefusal} has found to be one. */
    static Rejection refusal(Throwable error) {
        var details = Objects.requireNonNull(details(error));
        return new Rejection(details.kind(), details.violations());
    }

    /** In process the refusal itself arrives, through Axon Server only its details. */
    private static Rejection.@Nullable Details details(Throwable error) {
        return error instanceof HandlerExecutionException execution
                        && execution.getDetails().orElse(null) instanceof Rejection.Details details
                ? details
                : null;
    }

    static Commands.Options options(MultiValueMap<String, String> form) {
        return new Commands.Options(text(form, KEY), version(form));
    }

    static @Nullable String text(MultiValueMap<String, String> form, String name) {
        var value = form.getFirst(name);
        return value == null || value.isBlank() ? null : value.strip();
    }

    static @Nullable Long version(MultiValueMap<String, String> form) {
        var version = text(form, VERSION);
        try {
            return version == null ? null : Long.valueOf(version);
        } catch (NumberFormatException e) {
            throw new ResponseStatusException(HttpStatus.BAD_REQUEST, VERSION, e);
        }
    }

    /** The page to show after a refusal; what is not there for the actor stays an error. */
    Mono<Refused> refused(Rejection rejection, Actor actor, String number, @Nullable Long seen, Locale locale) {
        var details = rejection.details();
        if (details.kind() == Rejection.Kind.NOT_FOUND) {
            return Mono.error(rejection);
        }
        var found = seen != null && details.kind() == Rejection.Kind.STALE
                ? newer(actor, number, seen)
                : cases.find(actor, number);
        return found.flatMap(view -> pages.of(actor, view, locale))
                .map(page -> new Refused(
                        details,
                        details.violations().stream()
                                .map(violation -> rules.text(violation, locale))
                                .distinct()
                                .toList(),
                        page,
                        seen == null
                                ? List.of()
                                : page.history().stream()
                                        .filter(event -> event.sequence() > seen)
                                        .toList()));
    }

    /** The case at a later version than the one seen: the view may be some milliseconds behind the refusal. */
    private Mono<CaseView> newer(Actor actor, String number, long seen) {
        return cases.find(actor, number)
                .flatMap(view -> view.row().version() > seen
                        ? Mono.just(view)
                        : live.signals(Set.of(Topics.theCase(view.row().receiptNumber())))
                                .concatMap(changed -> cases.find(actor, number), 1)
                                .filter(later -> later.row().version() > seen)
                                .next()
                                .timeout(NEWS, Mono.just(view)));
    }
}
