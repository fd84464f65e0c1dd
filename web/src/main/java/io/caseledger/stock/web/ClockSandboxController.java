package io.caseledger.stock.web;

import io.caseledger.shared.jobs.Jobs;
import io.caseledger.stock.automation.ReminderClock;
import io.caseledger.stock.automation.StockReminders;
import java.time.Duration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.reactive.result.view.Rendering;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** 撥動稽催時鐘, in demo mode only: the reminders' clock is moved on, so that a month of reminders (MSK-50) can be seen in a minute. */
@Controller
@RequestMapping(ClockSandboxController.PATH)
@ConditionalOnProperty(name = "caseledger.demo", havingValue = "true")
record ClockSandboxController(ReminderClock clock, Jobs jobs) {
    static final String PATH = "/sandbox/clock";

    @GetMapping
    Mono<Rendering> show() {
        return Mono.zip(clock.now(), clock.ahead()).map(found -> Rendering.view("stock/sandbox-clock")
                .modelAttribute("now", found.getT1())
                .modelAttribute("days", found.getT2().toDays())
                .build());
    }

    @PostMapping
    Mono<Rendering> move(ServerWebExchange exchange) {
        return exchange.getFormData()
                .flatMap(form -> switch (String.valueOf(form.getFirst("op"))) {
                    case "day" -> clock.move(Duration.ofDays(1));
                    case "week" -> clock.move(Duration.ofDays(7));
                    case "month" -> clock.move(Duration.ofDays(30));
                    default -> clock.reset();
                })
                .then(jobs.soon(StockReminders.NAME))
                .thenReturn(
                        Rendering.redirectTo(PATH).status(HttpStatus.SEE_OTHER).build());
    }
}
