package io.caseledger.permit.web;

import io.caseledger.permit.query.PermitView;
import io.caseledger.shared.bus.Commands;
import io.caseledger.shared.contract.Actor;
import io.caseledger.shared.contract.Rejection;
import io.caseledger.shared.contract.Role;
import io.caseledger.shared.web.Page;
import io.caseledger.shared.web.Refused;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.reactive.result.view.Rendering;
import reactor.core.publisher.Mono;

/** 臨櫃查詢 (MSK-21): a customs officer looks a permit up by its exact number and sees whether it holds and what may still come in. */
@Controller
@RequestMapping("/mask/counter")
record CounterController(Permits permits, Clock clock) {
    @GetMapping
    Mono<Rendering> lookUp(@RequestParam Optional<String> number) {
        var asked = number.map(String::strip).filter(text -> !text.isEmpty());
        return Commands.actor()
                .filter(actor -> actor.role() == Role.CUSTOMS)
                .switchIfEmpty(Mono.error(
                        () -> new Rejection(Rejection.Kind.FORBIDDEN, "permit.OnlyCustomsLooksUpAtTheCounter")))
                .flatMap(actor -> asked.isEmpty() ? Mono.just(Optional.<PermitView>empty()) : found(actor, asked.get()))
                .map(found -> {
                    var answer = Rendering.view("permit/counter").modelAttribute("number", asked.orElse(""));
                    if (found.isPresent()) {
                        answer.modelAttribute("permit", found.get())
                                .modelAttribute(
                                        "standing",
                                        PermitValidity.of(found.get(), LocalDate.ofInstant(clock.instant(), Page.ZONE)))
                                .modelAttribute("remaining", Remaining.of(found.get()));
                    } else if (asked.isPresent()) {
                        answer.status(HttpStatus.NOT_FOUND);
                    }
                    return answer.build();
                });
    }

    private Mono<Optional<PermitView>> found(Actor actor, String number) {
        return permits.find(actor, number)
                .map(Optional::of)
                .onErrorResume(Refused.as(Rejection.Kind.NOT_FOUND), none -> Mono.just(Optional.empty()));
    }
}
