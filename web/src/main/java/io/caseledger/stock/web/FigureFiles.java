package io.caseledger.stock.web;

import io.caseledger.shared.bus.Queries;
import io.caseledger.shared.query.Viewer;
import io.caseledger.shared.reference.CodeLists;
import io.caseledger.shared.web.Column;
import io.caseledger.shared.web.Exports;
import io.caseledger.shared.web.Page;
import io.caseledger.shared.web.Texts;
import io.caseledger.stock.query.AgeFigure;
import io.caseledger.stock.query.DashboardView;
import io.caseledger.stock.query.Figure;
import io.caseledger.stock.query.FigureCut;
import io.caseledger.stock.query.FindFigures;
import io.caseledger.stock.query.OldLot;
import io.caseledger.stock.query.ReadDashboard;
import io.caseledger.stock.query.ReadTrend;
import io.caseledger.stock.query.TrendView;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The tables of the dashboard as files to keep (GEN-04, MSK-60): whole, where the page shows the first rows. */
@Component
record FigureFiles(Queries queries, Exports exports, Texts texts, Clock clock) {
    /** Rows of a cut; there is no importer or product beyond them. */
    private static final int MOST = 10_000;

    /** Days of the trend. */
    static final int DAYS = 30;

    /**
     * @param part how the dashboard calls the table
     * @param format {@code csv} or {@code xlsx}
     */
    ResponseEntity<Publisher<DataBuffer>> part(
            String part, Viewer viewer, @Nullable Instant asOf, String format, Locale locale) {
        var name = "stock.dashboard." + part;
        return switch (part) {
            case "trend" -> {
                var rows = trend(viewer, asOf).flatMapIterable(TrendView::days);
                yield exports.file(format, name, trendColumns(), rows, locale);
            }
            case "ages" -> {
                var rows = board(viewer, asOf).flatMapIterable(DashboardView::byAge);
                yield exports.file(format, name, ageColumns(locale), rows, locale);
            }
            case "oldest" -> {
                var rows = board(viewer, asOf).flatMapIterable(DashboardView::oldestLots);
                yield exports.file(format, name, oldestColumns(locale), rows, locale);
            }
            case "flows" -> {
                var rows = cut(viewer, FigureCut.FLOW_KIND, asOf);
                yield exports.file(format, name, flowColumns(locale), rows, locale);
            }
            default -> {
                var cut = cutOf(part);
                var columns = figureColumns(part, row -> named(cut, row, locale));
                yield exports.file(format, name, columns, cut(viewer, cut, asOf), locale);
            }
        };
    }

    private static FigureCut cutOf(String part) {
        return switch (part) {
            case "kinds" -> FigureCut.KIND;
            case "importers" -> FigureCut.IMPORTER;
            case "origins" -> FigureCut.ORIGIN;
            case "products" -> FigureCut.PRODUCT;
            default -> throw new IllegalArgumentException(part);
        };
    }

    private String named(FigureCut cut, Figure row, Locale locale) {
        return switch (cut) {
            case KIND -> texts.text("permit.kind." + row.key(), locale);
            case ORIGIN -> country(row.key(), locale);
            default -> row.label();
        };
    }

    private Flux<Figure> cut(Viewer viewer, FigureCut cut, @Nullable Instant asOf) {
        return queries.list(new FindFigures(viewer, cut, asOf, null, null, MOST), Figure.class)
                .flatMapIterable(rows -> rows);
    }

    Mono<DashboardView> board(Viewer viewer, @Nullable Instant asOf) {
        return queries.one(new ReadDashboard(viewer, asOf), DashboardView.class);
    }

    Mono<TrendView> trend(Viewer viewer, @Nullable Instant asOf) {
        var last = LocalDate.ofInstant(asOf == null ? clock.instant() : asOf, Page.ZONE);
        return queries.one(new ReadTrend(viewer, last.minusDays(DAYS - 1L), last, asOf), TrendView.class);
    }

    private static List<Column<Figure>> figureColumns(String part, Function<Figure, @Nullable Object> name) {
        return List.of(
                new Column<>("stock.dashboard.by." + part, name),
                new Column<>("stock.dashboard.stock", Figure::stock),
                new Column<>("stock.dashboard.imported", Figure::imported),
                new Column<>("stock.dashboard.flowed", Figure::flowed),
                new Column<>("stock.dashboard.returned", Figure::returned),
                new Column<>("stock.dashboard.lots", Figure::lots));
    }

    private List<Column<Figure>> flowColumns(Locale locale) {
        return List.of(
                new Column<>("stock.dashboard.by.flows", row -> texts.text("stock.flowKind." + row.key(), locale)),
                new Column<>("stock.dashboard.flowed", Figure::flowed),
                new Column<>("stock.dashboard.returned", Figure::returned));
    }

    private static List<Column<TrendView.Day>> trendColumns() {
        return List.of(
                new Column<>("stock.dashboard.day", TrendView.Day::day),
                new Column<>("stock.dashboard.stock", TrendView.Day::stock),
                new Column<>("stock.dashboard.imported", TrendView.Day::imported),
                new Column<>("stock.dashboard.flowed", TrendView.Day::flowed),
                new Column<>("stock.dashboard.returned", TrendView.Day::returned));
    }

    private List<Column<AgeFigure>> ageColumns(Locale locale) {
        return List.of(
                new Column<>("stock.dashboard.by.ages", row -> age(row, locale)),
                new Column<>("stock.dashboard.stock", AgeFigure::stock),
                new Column<>("stock.dashboard.lots", AgeFigure::lots));
    }

    private List<Column<OldLot>> oldestColumns(Locale locale) {
        return List.of(
                new Column<>("stock.movements.lotNumber", OldLot::lotNumber),
                new Column<>("stock.movements.permitNumber", OldLot::permitNumber),
                new Column<>("stock.movements.importer", OldLot::importerName),
                new Column<>("stock.movements.product", OldLot::product),
                new Column<>("stock.movements.kind", row -> texts.text("permit.kind." + row.kind(), locale)),
                new Column<>("stock.movements.origin", row -> country(row.origin(), locale)),
                new Column<>("stock.movements.openedOn", OldLot::openedOn),
                new Column<>("stock.dashboard.by.ages", OldLot::ageDays),
                new Column<>("stock.dashboard.imported", OldLot::imported),
                new Column<>("stock.dashboard.stock", OldLot::stock));
    }

    private String age(AgeFigure row, Locale locale) {
        return row.toDays() == null
                ? texts.text("stock.dashboard.age.above", locale, row.fromDays())
                : texts.text("stock.dashboard.age", locale, row.fromDays(), row.toDays());
    }

    private static String country(String code, Locale locale) {
        return CodeLists.byId("countries")
                .flatMap(countries -> countries.byCode(code))
                .map(country -> code + " " + country.name(locale))
                .orElse(code);
    }
}
