package io.caseledger.shared.web;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.reactive.result.view.Rendering;
import reactor.core.publisher.Mono;

/** How the page of a drafted form is made. */
public interface FormPage {
    /** @param overtaken what another page of the same draft has saved; null where none has */
    Mono<Rendering> show(FilledForm it, HttpStatus status, @Nullable Overtaken overtaken);

    /** After a button that sends nothing; what was typed is kept. */
    default Mono<Rendering> pressed(FilledForm it, String op) {
        return show(it, HttpStatus.OK, null);
    }

    /** What it is about has changed since the page was made (GEN-08). */
    default Mono<Rendering> stale(FilledForm it, Refused refused) {
        return show(it.with(it.form().refused(refused.violations())), refused.status(), null);
    }
}
