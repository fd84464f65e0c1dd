package io.caseledger.permit.web;

import io.caseledger.permit.contract.CompleteWriteOff;
import io.caseledger.permit.contract.RecordWriteOff;
import io.caseledger.permit.contract.WriteOffRow;
import io.caseledger.permit.query.PermitView;
import io.caseledger.shared.bus.Commands;
import io.caseledger.shared.bus.Outcome;
import io.caseledger.shared.contract.Actor;
import io.caseledger.shared.web.Form;
import io.caseledger.shared.web.FormBinder;
import io.caseledger.shared.web.FormOrders;
import io.caseledger.shared.web.SentForm;
import java.time.LocalDate;
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
record WriteOffController(Permits permits, PermitPages pages, Commands commands, FormOrders orders) {
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
            var form = Form.holding(FormBinder.unbind(Rows.of(view)))
                    .with(Form.KEY, UUID.randomUUID().toString())
                    .with(FormOrders.VERSION, Long.toString(view.row().version()));
            return page(actor, view, form, HttpStatus.OK);
        }));
    }

    @PostMapping
    Mono<Rendering> act(@PathVariable String number, ServerWebExchange exchange) {
        return SentForm.read(exchange).map(SentForm::form).flatMap(form -> switch (form.op()) {
            case "save", "complete", "" -> save(number, exchange);
            default ->
                Commands.actor().flatMap(actor -> permits.find(actor, number)
                        .map(view -> page(actor, view, form.applied(), HttpStatus.OK)));
        });
    }

    private Mono<Rendering> save(String number, ServerWebExchange exchange) {
        return orders.from(exchange, Commands.actor(), permits.numbered(number))
                .run(this::send)
                .done((it, outcome) -> PermitPages.after(outcome, completes(it.form()) ? "complete" : "write-off"))
                .refused((it, refused) ->
                        Mono.just(page(it.actor(), it.view(), it.again(refused).tidied(Rows.class), refused.status())));
    }

    private static boolean completes(Form form) {
        return form.op().equals("complete");
    }

    /** Rows that are noted already are not noted again as the write-off is completed; others are noted with it, or nothing is. */
    private Mono<Outcome> send(FormOrders.Order<PermitView> it) {
        var typed = it.form().read(Rows.class);
        var id = Permits.idOf(it.view());
        var rows = typed.rows().stream().map(Rows.Row::order).toList();
        var order = completes(it.form())
                ? new CompleteWriteOff(id, typed.equals(Rows.of(it.view())) ? null : rows)
                : new RecordWriteOff(id, rows);
        return commands.sendAs(it.actor(), order, it.options());
    }

    private Rendering page(Actor actor, PermitView view, Form form, HttpStatus status) {
        var standing = pages.standing(view);
        return Rendering.view("permit/write-off")
                .status(status)
                .modelAttribute("form", form)
                .modelAttribute("permit", view)
                .modelAttribute("standing", standing)
                .modelAttribute("open", PermitChoices.of(actor, view, standing).writeOff())
                .modelAttribute("remaining", Remaining.of(view))
                .build();
    }
}
