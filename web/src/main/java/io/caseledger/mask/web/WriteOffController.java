package io.caseledger.mask.web;

import io.caseledger.mask.contract.CompleteWriteOff;
import io.caseledger.mask.contract.RecordWriteOff;
import io.caseledger.mask.contract.WriteOffRow;
import io.caseledger.mask.query.PermitView;
import io.caseledger.shared.contract.Actor;
import io.caseledger.shared.contract.Rejection;
import io.caseledger.shared.contract.Violation;
import io.caseledger.shared.web.Commands;
import io.caseledger.shared.web.Form;
import io.caseledger.shared.web.FormBinder;
import io.caseledger.shared.web.Outcome;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.reactive.result.view.Rendering;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** 非報單輸入口罩核銷 (MSK-20): rows with the number that belongs to the way of import; saved as often as needed, then completed once. */
@Controller
@RequestMapping("/mask/permits/{number:[^.]+}/write-off")
class WriteOffController {
    private static final String VERSION = "version";

    private final Permits permits;
    private final PermitPages pages;
    private final Commands commands;

    WriteOffController(Permits permits, PermitPages pages, Commands commands) {
        this.permits = permits;
        this.pages = pages;
        this.commands = commands;
    }

    /** The form: all rows. */
    record Rows(List<Row> rows) {
        record Row(
                @Nullable String reference,
                @Nullable LocalDate on,
                @Nullable Long medical,
                @Nullable Long nonMedical) {
            WriteOffRow order() {
                return new WriteOffRow(
                        reference,
                        on,
                        Objects.requireNonNullElse(medical, 0L),
                        Objects.requireNonNullElse(nonMedical, 0L));
            }
        }

        static Rows of(PermitView view) {
            return new Rows(view.writeOffRows().stream()
                    .map(row -> new Row(row.reference(), row.on(), row.medical(), row.nonMedical()))
                    .toList());
        }
    }

    @GetMapping
    Mono<Rendering> show(@PathVariable String number) {
        return Commands.actor().flatMap(actor -> permits.find(actor, number).map(view -> {
            var form = SentPermit.of(FormBinder.unbind(Rows.of(view)));
            return page(actor, view, fresh(form, view), HttpStatus.OK);
        }));
    }

    @PostMapping
    Mono<Rendering> act(@PathVariable String number, ServerWebExchange exchange) {
        return Mono.zip(exchange.getFormData(), Commands.actor()).flatMap(sent -> {
            var form = Form.of(sent.getT1());
            var actor = sent.getT2();
            return permits.find(actor, number).flatMap(view -> switch (form.op()) {
                case "save", "complete", "" -> save(actor, view, form);
                default -> Mono.just(page(actor, view, form.applied(), HttpStatus.OK));
            });
        });
    }

    private Mono<Rendering> save(Actor actor, PermitView view, Form form) {
        var typed = new LinkedHashMap<String, String>();
        form.paths().forEach(path -> typed.put(path, form.value(path)));
        var fields = FormBinder.tidy(Rows.class, typed);
        var bound = FormBinder.bind(Rows.class, typed);
        var shown = keyed(SentPermit.of(fields), form);
        if (!bound.violations().isEmpty()) {
            return Mono.just(refused(actor, view, shown, bound.violations(), HttpStatus.UNPROCESSABLE_CONTENT));
        }
        return send(view, form, bound.value())
                .map(outcome -> PermitPages.to(
                        outcome.number(), outcome.position(), form.op().equals("complete") ? "complete" : "write-off"))
                .onErrorResume(
                        Rejection.class,
                        refusal -> refusal.details().kind() == Rejection.Kind.NOT_FOUND
                                ? Mono.error(refusal)
                                : permits.find(actor, view.row().permitNumber())
                                        .map(now -> refused(
                                                actor,
                                                now,
                                                // whoever has read that it changed means the permit as it is now
                                                refusal.details().kind() == Rejection.Kind.STALE
                                                        ? fresh(shown, now)
                                                        : shown.with(
                                                                Form.KEY,
                                                                UUID.randomUUID()
                                                                        .toString()),
                                                refusal.details().violations(),
                                                PermitOrderController.status(refusal))));
    }

    /** Rows that are noted already need not be noted again before the write-off is completed. */
    private Mono<Outcome> send(PermitView view, Form form, Rows rows) {
        var id = Permits.idOf(view);
        var seen = version(form);
        var complete = form.op().equals("complete");
        if (complete && rows.equals(Rows.of(view))) {
            return commands.send(new CompleteWriteOff(id), new Commands.Options(form.key() + ":complete", seen));
        }
        var record = commands.send(
                new RecordWriteOff(id, rows.rows().stream().map(Rows.Row::order).toList()),
                new Commands.Options(form.key(), seen));
        return complete
                ? record.flatMap(recorded -> commands.send(
                        new CompleteWriteOff(id), new Commands.Options(form.key() + ":complete", recorded.version())))
                : record;
    }

    private Rendering refused(Actor actor, PermitView view, Form form, List<Violation> violations, HttpStatus status) {
        return page(actor, view, form.refused(violations), status);
    }

    private Rendering page(Actor actor, PermitView view, Form form, HttpStatus status) {
        var standing = pages.standing(view);
        return Rendering.view("mask/write-off")
                .status(status)
                .modelAttribute("form", form)
                .modelAttribute("permit", view)
                .modelAttribute("standing", standing)
                .modelAttribute("open", PermitChoices.of(actor, view, standing).writeOff())
                .modelAttribute("remaining", Remaining.of(view))
                .build();
    }

    private static Form fresh(Form form, PermitView view) {
        return form.with(Form.KEY, UUID.randomUUID().toString())
                .with(VERSION, Long.toString(view.row().version()));
    }

    private static Form keyed(Form form, Form sent) {
        return form.with(Form.KEY, sent.key()).with(VERSION, sent.value(VERSION));
    }

    /** Version of the permit that a form was made from; null where it names none. */
    static @Nullable Long version(Form form) {
        try {
            return form.value(VERSION).isBlank()
                    ? null
                    : Long.valueOf(form.value(VERSION).strip());
        } catch (NumberFormatException none) {
            return null;
        }
    }
}
