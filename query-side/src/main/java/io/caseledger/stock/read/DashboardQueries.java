package io.caseledger.stock.read;

import io.caseledger.shared.query.Viewer;
import io.caseledger.shared.read.Columns;
import io.caseledger.shared.read.ViewDatabase;
import io.caseledger.stock.query.AgeFigure;
import io.caseledger.stock.query.DashboardView;
import io.caseledger.stock.query.Figure;
import io.caseledger.stock.query.FigureCut;
import io.caseledger.stock.query.FindFigures;
import io.caseledger.stock.query.OldLot;
import io.caseledger.stock.query.ReadDashboard;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import org.axonframework.queryhandling.QueryHandler;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Answers what the dashboard shows, now or as it was: one statement each, so that all figures are of one moment. */
@Component
record DashboardQueries(ViewDatabase database, Clock clock) {
    private static final JsonMapper JSON = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();
    private static final int MOST = 20;
    /** Upper ends of the buckets of age, in days. */
    private static final int[] AGES = {30, 60, 90, 180, 365};

    private static final Comparator<Figure> MOST_STOCK = Comparator.comparingLong(Figure::stock)
            .reversed()
            .thenComparing(Comparator.comparingLong(Figure::flowed).reversed())
            .thenComparing(Figure::key);
    private static final Comparator<Figure> MOST_FLOWED =
            Comparator.comparingLong(Figure::flowed).reversed().thenComparing(Figure::key);

    private record Cut(FigureCut cut, String key, String label, long imported, long returned, long flowed, long lots) {
        Figure figure() {
            return new Figure(key, label, imported, returned, flowed, lots);
        }
    }

    private record Oldest(
            String lotNumber,
            String permitNumber,
            String importerAccount,
            String importerName,
            String kind,
            String product,
            String origin,
            LocalDate openedOn,
            long imported,
            long stock) {
        OldLot asOf(LocalDate day) {
            return new OldLot(
                    lotNumber,
                    permitNumber,
                    importerAccount,
                    importerName,
                    kind,
                    product,
                    origin,
                    openedOn,
                    ChronoUnit.DAYS.between(openedOn, day),
                    imported,
                    stock);
        }
    }

    private record Latest(long position, Instant at) {}

    private record Picture(
            List<Cut> figures,
            @Nullable List<Oldest> oldest,
            long products,
            long importers,
            boolean uneven,
            @Nullable Latest latest) {}

    @QueryHandler
    CompletableFuture<DashboardView> handle(ReadDashboard query) {
        if (isNobody(query.viewer())) {
            return CompletableFuture.completedFuture(view(
                    query.asOf() == null ? clock.instant() : query.asOf(),
                    new Picture(List.of(), null, 0, 0, false, null)));
        }
        var asOf = query.asOf();
        var at = asOf == null ? clock.instant() : asOf;
        var owner = owner(query.viewer());
        var spec = database.sql(
                        FigureStatements.of(owner, asOf == null ? FigureStatements.NOW : FigureStatements.AS_OF))
                .bind("owner", owner);
        if (asOf != null) {
            spec = bound(spec, asOf);
        }
        return spec.map((row, metadata) ->
                        JSON.readValue(Objects.requireNonNull(row.get(0, String.class)), Picture.class))
                .one()
                .map(picture -> view(at, picture))
                .toFuture();
    }

    @QueryHandler
    CompletableFuture<List<Figure>> handle(FindFigures query) {
        if (isNobody(query.viewer())) {
            return CompletableFuture.completedFuture(List.of());
        }
        var asOf = query.asOf();
        var spec = database.sql((asOf == null ? FigureStatements.CUT_NOW : FigureStatements.CUT_AS_OF)
                        + FigureStatements.MOST_FIRST)
                .bind("owner", owner(query.viewer()))
                .bind("cut", query.cut().name())
                .bind("stockAbove", query.stockAbove() == null ? Long.MIN_VALUE : query.stockAbove())
                .bind("outAbove", query.outAbove() == null ? Long.MIN_VALUE : query.outAbove())
                .bind("limit", query.limit());
        if (asOf != null) {
            spec = bound(spec, asOf);
        }
        return Columns.rows(spec, Figure.class).collectList().toFuture();
    }

    static DatabaseClient.GenericExecuteSpec bound(DatabaseClient.GenericExecuteSpec spec, Instant asOf) {
        var day = dayOf(asOf);
        return spec.bind("day", day)
                .bind("begin", StockConditions.begin(day))
                .bind("asOf", asOf.atOffset(ZoneOffset.UTC));
    }

    static LocalDate dayOf(Instant at) {
        return at.atZone(StockConditions.TAIPEI).toLocalDate();
    }

    /** Under whose name figures are kept: everybody's under none. */
    static String owner(Viewer viewer) {
        return viewer.scope() == Viewer.Scope.ALL ? "" : viewer.id();
    }

    static boolean isNobody(Viewer viewer) {
        return switch (viewer.scope()) {
            case ALL, ACCOUNT -> false;
            case UNIT, NOBODY -> true;
        };
    }

    private static DashboardView view(Instant at, Picture picture) {
        var day = dayOf(at);
        var total = of(picture, FigureCut.TOTAL).stream().findFirst().orElse(Figure.NOTHING);
        var latest = picture.latest();
        return new DashboardView(
                at,
                latest == null ? -1 : latest.position(),
                latest == null ? null : latest.at(),
                total.imported(),
                total.returned(),
                total.flowed(),
                total.stock(),
                picture.uneven(),
                total.lots(),
                of(picture, FigureCut.FLOW_KIND).stream().sorted(MOST_FLOWED).toList(),
                of(picture, FigureCut.KIND),
                of(picture, FigureCut.ORIGIN),
                most(of(picture, FigureCut.PRODUCT)),
                picture.products(),
                most(of(picture, FigureCut.IMPORTER)),
                picture.importers(),
                ages(of(picture, FigureCut.OPENED_ON), day),
                picture.oldest() == null
                        ? List.of()
                        : picture.oldest().stream().map(lot -> lot.asOf(day)).toList());
    }

    private static List<Figure> of(Picture picture, FigureCut cut) {
        return picture.figures().stream()
                .filter(figure -> figure.cut() == cut)
                .map(Cut::figure)
                .sorted(MOST_STOCK)
                .toList();
    }

    private static List<Figure> most(List<Figure> figures) {
        return figures.subList(0, Math.min(MOST, figures.size()));
    }

    private static List<AgeFigure> ages(List<Figure> byDay, LocalDate day) {
        var ages = new ArrayList<AgeFigure>();
        for (int i = 0; i <= AGES.length; i++) {
            int from = i == 0 ? 0 : AGES[i - 1] + 1;
            var to = i == AGES.length ? null : Integer.valueOf(AGES[i]);
            var first = to == null ? null : day.minusDays(to);
            // a lot opened "tomorrow" by a clock that is ahead is young, not missing
            var last = i == 0 ? LocalDate.MAX : day.minusDays(from);
            var within = byDay.stream()
                    .filter(figure -> {
                        var opened = LocalDate.parse(figure.key());
                        return (first == null || !opened.isBefore(first)) && !opened.isAfter(last);
                    })
                    .toList();
            ages.add(new AgeFigure(
                    from,
                    to,
                    first,
                    i == 0 ? day : last,
                    within.stream().mapToLong(Figure::stock).sum(),
                    within.stream().mapToLong(Figure::lots).sum()));
        }
        return ages;
    }
}
