package io.caseledger.mask.web;

import io.caseledger.mask.contract.ImportWay;
import io.caseledger.mask.contract.PermitState;
import io.caseledger.mask.query.ExportPermits;
import io.caseledger.mask.query.FindPermits;
import io.caseledger.mask.query.PermitListView;
import io.caseledger.mask.query.PermitRow;
import io.caseledger.shared.contract.Actor;
import io.caseledger.shared.contract.Rejection;
import io.caseledger.shared.query.Topics;
import io.caseledger.shared.query.Viewer;
import io.caseledger.shared.reference.RocDate;
import io.caseledger.shared.web.Column;
import io.caseledger.shared.web.Commands;
import io.caseledger.shared.web.Exports;
import io.caseledger.shared.web.Listing;
import io.caseledger.shared.web.Live;
import io.caseledger.shared.web.Option;
import io.caseledger.shared.web.Queries;
import io.caseledger.shared.web.Rules;
import io.caseledger.shared.web.Viewers;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.codec.ServerSentEvent;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.reactive.result.view.Fragment;
import org.springframework.web.reactive.result.view.Rendering;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** 申辦狀況查詢 (MSK-05): permits by day of issue or number, one row each and one more for every revision; sorted, paged, exported, live. */
@Controller
@RequestMapping(PermitListController.PATH)
class PermitListController {
    static final String PATH = "/mask/permits";

    private final Queries queries;
    private final Live live;
    private final Exports exports;
    private final PermitWords words;
    private final Rules rules;
    private final Clock clock;

    PermitListController(Queries queries, Live live, Exports exports, PermitWords words, Rules rules, Clock clock) {
        this.queries = queries;
        this.live = live;
        this.exports = exports;
        this.words = words;
        this.rules = rules;
        this.clock = clock;
    }

    @GetMapping
    Mono<Rendering> list(ServerHttpRequest request, @RequestParam Optional<Long> after, Locale locale) {
        var asked = asked(request);
        return queries.caughtUp(Permits.PROJECTION, after)
                .then(Commands.actor())
                .flatMap(actor -> find(actor, asked).map(found -> rendering(actor, asked, found, request, locale)));
    }

    private Rendering rendering(
            Actor actor, ListedPermits asked, PermitListView found, ServerHttpRequest request, Locale locale) {
        return Rendering.view("mask/permits")
                .model(model(actor, asked, found))
                .modelAttribute("ways", options("mask.permit.way.", ImportWay.values(), locale))
                .modelAttribute("states", options("mask.permit.state.", PermitState.values(), locale))
                .modelAttribute("live", Live.address(PATH, request, seen(found)))
                .modelAttribute("faults", rules.said(asked.faults(), locale))
                .status(asked.faults().isEmpty() ? HttpStatus.OK : HttpStatus.BAD_REQUEST)
                .build();
    }

    @GetMapping(value = "/live", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    Flux<ServerSentEvent<Fragment>> live(
            ServerHttpRequest request,
            @RequestParam Optional<String> seen,
            @RequestHeader(name = "Last-Event-ID", required = false) @Nullable String last) {
        var asked = readable(request);
        var shown = new AtomicReference<>(last == null ? seen.orElse("") : last);
        return Commands.actor()
                .flatMapMany(actor -> live.watch(Set.of(topic(actor)), () -> find(actor, asked)
                        .flatMapIterable(found -> seen(found).equals(shown.getAndSet(seen(found)))
                                ? List.of()
                                : List.of(ServerSentEvent.<Fragment>builder(Fragment.create(
                                                "mask/permits-parts :: list", model(actor, asked, found)))
                                        .event("permits")
                                        .id(seen(found))
                                        .build()))));
    }

    @GetMapping("/export.{format:csv|xlsx}")
    Mono<ResponseEntity<Publisher<DataBuffer>>> export(
            ServerHttpRequest request, @PathVariable String format, Locale locale) {
        var asked = readable(request);
        return Commands.actor().map(actor -> {
            var rows = queries.stream(
                    new ExportPermits(Viewers.of(actor), asked.filter(), asked.order()), PermitRow.class);
            var name = words.text("mask.permits.file", locale) + "-" + today();
            return exports.file(format, name, columns(locale), rows);
        });
    }

    private Mono<PermitListView> find(Actor actor, ListedPermits asked) {
        var listing = asked.listing();
        return asked.faults().isEmpty()
                ? queries.one(
                        new FindPermits(
                                Viewers.of(actor), asked.filter(), asked.order(), listing.page(), listing.size()),
                        PermitListView.class)
                : Mono.just(new PermitListView(List.of(), 0));
    }

    private Map<String, Object> model(Actor actor, ListedPermits asked, PermitListView found) {
        var model = new HashMap<String, Object>();
        model.put("listing", asked.listing().found(found.total()));
        model.put("permits", found.rows());
        model.put("today", today());
        model.put("files", PermitFilers.files(actor));
        return model;
    }

    /** Tells one state of what is in view from another. */
    private static String seen(PermitListView found) {
        return Integer.toHexString(Objects.hash(
                found.total(),
                found.rows().stream()
                        .map(row -> row.permitNumber() + row.revision() + "-" + row.version())
                        .toList()));
    }

    private static String topic(Actor actor) {
        var viewer = Viewers.of(actor);
        return viewer.scope() == Viewer.Scope.ALL ? Topics.MASKS : viewer.topic();
    }

    private static ListedPermits asked(ServerHttpRequest request) {
        return ListedPermits.of(PATH, Listing.of(request, ListedPermits.NEWEST_FIRST, ListedPermits.sortable()));
    }

    private static ListedPermits readable(ServerHttpRequest request) {
        var asked = asked(request);
        if (!asked.faults().isEmpty()) {
            throw new Rejection(Rejection.Kind.INVALID, asked.faults());
        }
        return asked;
    }

    private <E extends Enum<E>> List<Option> options(String key, E[] values, Locale locale) {
        return Arrays.stream(values)
                .map(value -> new Option(value.name(), words.text(key + value.name(), locale)))
                .toList();
    }

    private LocalDate today() {
        return RocDate.day(clock.instant());
    }

    private List<Column<PermitRow>> columns(Locale locale) {
        return List.of(
                column("number", PermitRow::permitNumber, locale),
                column("revision", PermitRow::revision, locale),
                column(
                        "newest",
                        row -> words.text(row.newest() ? "mask.permits.newest" : "mask.permits.older", locale),
                        locale),
                column("state", row -> words.text("mask.permit.state." + row.state(), locale), locale),
                column("issuedOn", PermitRow::issuedOn, locale),
                column("validUntil", PermitRow::validUntil, locale),
                column("revisedAt", row -> RocDate.format(row.revisedAt()), locale),
                column("way", row -> words.text("mask.permit.way." + row.way(), locale), locale),
                column("importer", PermitRow::importerName, locale),
                column("importerIdentity", PermitRow::importerIdentity, locale),
                column("agent", PermitRow::agentName, locale),
                column("medical", PermitRow::medicalPieces, locale),
                column("nonMedical", PermitRow::nonMedicalPieces, locale),
                column(
                        "stage",
                        row -> row.customsStage() == null
                                ? null
                                : words.text("mask.customs.stage." + row.customsStage(), locale),
                        locale));
    }

    private Column<PermitRow> column(String name, Function<PermitRow, @Nullable Object> value, Locale locale) {
        return new Column<>(words.text("mask.permits." + name, locale), value);
    }
}
