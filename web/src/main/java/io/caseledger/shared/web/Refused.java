package io.caseledger.shared.web;

import io.caseledger.shared.contract.Rejection;
import io.caseledger.shared.contract.Violation;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import reactor.core.publisher.Mono;

/**
 * A refused order, as the page that shows it needs it.
 *
 * @param texts why, in the reader's language
 * @param seen version that the reader had seen; null where the form said none
 * @param stale whether there is a later version than the one seen
 */
public record Refused(
        HttpStatus status,
        List<Violation> violations,
        List<String> texts,
        @Nullable Long seen,
        boolean stale) {

    /** What is not there for the actor has no page and stays an error. */
    static Mono<Refused> of(Rejection rejection, @Nullable Long seen, RuleTexts rules, Locale locale) {
        if (as(Rejection.Kind.NOT_FOUND).test(rejection)) {
            return Mono.error(rejection);
        }
        var failure = Failure.of(rejection.details()).onPage();
        return Mono.just(new Refused(
                failure.status(),
                failure.violations(),
                failure.violations().stream()
                        .map(violation -> rules.text(violation, locale))
                        .distinct()
                        .toList(),
                seen,
                as(Rejection.Kind.STALE).test(rejection)));
    }

    /** Whether an error is such a refusal: for callers that then continue differently. */
    public static Predicate<Throwable> as(Rejection.Kind kind) {
        return error -> Failure.is(error, kind);
    }

    /** What has happened since the form was made (GEN-08); nothing where that is not known. */
    public List<HistoryLine> since(List<HistoryLine> history) {
        return seen == null
                ? List.of()
                : history.stream().filter(event -> event.sequence() > seen).toList();
    }
}
