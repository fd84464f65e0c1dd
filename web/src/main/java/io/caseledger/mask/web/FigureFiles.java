package io.caseledger.mask.web;

import io.caseledger.mask.query.AgeFigure;
import io.caseledger.mask.query.BalanceScope;
import io.caseledger.mask.query.BalanceView;
import io.caseledger.mask.query.DashboardView;
import io.caseledger.mask.query.ExportBalances;
import io.caseledger.mask.query.Figure;
import io.caseledger.mask.query.FigureCut;
import io.caseledger.mask.query.FindFigures;
import io.caseledger.mask.query.OldLot;
import io.caseledger.mask.query.ReadDashboard;
import io.caseledger.mask.query.ReadTrend;
import io.caseledger.mask.query.TrendView;
import io.caseledger.shared.query.Viewer;
import io.caseledger.shared.reference.CodeLists;
import io.caseledger.shared.reference.RocDate;
import io.caseledger.shared.web.Column;
import io.caseledger.shared.web.Exports;
import io.caseledger.shared.web.Page;
import io.caseledger.shared.web.Queries;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import org.springframework.context.MessageSource;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The tables of the dashboard and of the balances as files to keep (GEN-04, MSK-60, MSK-63): whole, where the page shows the first rows. */
@Component
class FigureFiles {
    /** Rows of a cut; there is no importer or product beyond them. */
    private static final int MOST = 10_000;

    private static final int DAYS = 30;

    private final Queries queries;
    private final Exports exports;
    private final MessageSource messages;
    private final Clock clock;

    FigureFiles(Queries queries, Exports exports, MessageSource messages, Clock clock) {
        this.queries = queries;
        this.exports = exports;
        this.messages = messages;
        this.clock = clock;
    }

    /** A table of the dashboard as its part is called there. */
    enum Part {
        TREND,
        FLOWS,
        KINDS,
        AGES,
        IMPORTERS,
        ORIGINS,
        PRODUCTS,
        OLDEST;

        static Part named(String name) {
            return valueOf(name.toUpperCase(Locale.ROOT));
        }
    }

    ResponseEntity<Publisher<DataBuffer>> part(
            Part part, Viewer viewer, @Nullable Instant asOf, String format, Locale locale) {
        return switch (part) {
            case TREND -> file(part, format, trendColumns(locale), trend(viewer, asOf), locale);
            case AGES ->
                file(
                        part,
                        format,
                        ageColumns(locale),
                        board(viewer, asOf).flatMapIterable(DashboardView::byAge),
                        locale);
            case OLDEST ->
                file(
                        part,
                        format,
                        oldestColumns(locale),
                        board(viewer, asOf).flatMapIterable(DashboardView::oldestLots),
                        locale);
            case FLOWS -> file(part, format, flowColumns(locale), cut(viewer, FigureCut.FLOW_KIND, asOf), locale);
            case KINDS ->
                file(
                        part,
                        format,
                        figureColumns(part, row -> text("mask.kind." + row.key(), locale), locale),
                        cut(viewer, FigureCut.KIND, asOf),
                        locale);
            case IMPORTERS ->
                file(
                        part,
                        format,
                        figureColumns(part, Figure::label, locale),
                        cut(viewer, FigureCut.IMPORTER, asOf),
                        locale);
            case ORIGINS ->
                file(
                        part,
                        format,
                        figureColumns(part, row -> country(row.key(), locale), locale),
                        cut(viewer, FigureCut.ORIGIN, asOf),
                        locale);
            case PRODUCTS ->
                file(
                        part,
                        format,
                        figureColumns(part, Figure::label, locale),
                        cut(viewer, FigureCut.PRODUCT, asOf),
                        locale);
        };
    }

    ResponseEntity<Publisher<DataBuffer>> balances(ExportBalances query, String format, Locale locale) {
        var columns = new ArrayList<Column<BalanceView.Balance>>();
        columns.add(column("mask.balances.key." + query.scope().name(), BalanceView.Balance::label, locale));
        if (query.scope() == BalanceScope.IMPORTER) {
            columns.add(column("mask.balances.account", BalanceView.Balance::key, locale));
        }
        columns.add(column("mask.dashboard.imported", BalanceView.Balance::imported, locale));
        columns.add(column("mask.dashboard.returned", BalanceView.Balance::returned, locale));
        columns.add(column("mask.dashboard.flowed", BalanceView.Balance::flowed, locale));
        columns.add(column("mask.dashboard.stock", BalanceView.Balance::stock, locale));
        columns.add(column("mask.balances.difference.title", BalanceView.Balance::difference, locale));
        return file(text("menu.MSK0063", locale), format, columns, queries.stream(query, BalanceView.Balance.class));
    }

    private Flux<Figure> cut(Viewer viewer, FigureCut cut, @Nullable Instant asOf) {
        return queries.list(new FindFigures(viewer, cut, asOf, null, null, MOST), Figure.class)
                .flatMapIterable(rows -> rows);
    }

    private Mono<DashboardView> board(Viewer viewer, @Nullable Instant asOf) {
        return queries.one(new ReadDashboard(viewer, asOf), DashboardView.class);
    }

    private Flux<TrendView.Day> trend(Viewer viewer, @Nullable Instant asOf) {
        var last = LocalDate.ofInstant(asOf == null ? clock.instant() : asOf, Page.ZONE);
        return queries.one(new ReadTrend(viewer, last.minusDays(DAYS - 1L), last, asOf), TrendView.class)
                .flatMapIterable(TrendView::days);
    }

    private List<Column<Figure>> figureColumns(Part part, Function<Figure, @Nullable Object> name, Locale locale) {
        return List.of(
                column("mask.dashboard.by." + part.name().toLowerCase(Locale.ROOT), name, locale),
                column("mask.dashboard.stock", Figure::stock, locale),
                column("mask.dashboard.imported", Figure::imported, locale),
                column("mask.dashboard.flowed", Figure::flowed, locale),
                column("mask.dashboard.returned", Figure::returned, locale),
                column("mask.dashboard.lots", Figure::lots, locale));
    }

    private List<Column<Figure>> flowColumns(Locale locale) {
        return List.of(
                column("mask.dashboard.by.flows", row -> text("mask.flowKind." + row.key(), locale), locale),
                column("mask.dashboard.flowed", Figure::flowed, locale),
                column("mask.dashboard.returned", Figure::returned, locale));
    }

    private List<Column<TrendView.Day>> trendColumns(Locale locale) {
        return List.of(
                column("mask.dashboard.day", TrendView.Day::day, locale),
                column("mask.dashboard.stock", TrendView.Day::stock, locale),
                column("mask.dashboard.imported", TrendView.Day::imported, locale),
                column("mask.dashboard.flowed", TrendView.Day::flowed, locale),
                column("mask.dashboard.returned", TrendView.Day::returned, locale));
    }

    private List<Column<AgeFigure>> ageColumns(Locale locale) {
        return List.of(
                column("mask.dashboard.by.ages", row -> age(row, locale), locale),
                column("mask.dashboard.stock", AgeFigure::stock, locale),
                column("mask.dashboard.lots", AgeFigure::lots, locale));
    }

    private List<Column<OldLot>> oldestColumns(Locale locale) {
        return List.of(
                column("mask.movements.lotNumber", OldLot::lotNumber, locale),
                column("mask.movements.permitNumber", OldLot::permitNumber, locale),
                column("mask.movements.importer", OldLot::importerName, locale),
                column("mask.movements.product", OldLot::product, locale),
                column("mask.movements.kind", row -> text("mask.kind." + row.kind(), locale), locale),
                column("mask.movements.origin", row -> country(row.origin(), locale), locale),
                column("mask.movements.openedOn", OldLot::openedOn, locale),
                column("mask.dashboard.by.ages", OldLot::ageDays, locale),
                column("mask.dashboard.imported", OldLot::imported, locale),
                column("mask.dashboard.stock", OldLot::stock, locale));
    }

    private String age(AgeFigure row, Locale locale) {
        return row.toDays() == null
                ? text("mask.dashboard.age.above", locale, row.fromDays())
                : text("mask.dashboard.age", locale, row.fromDays(), row.toDays());
    }

    private static String country(String code, Locale locale) {
        return CodeLists.byId("countries")
                .flatMap(countries -> countries.byCode(code))
                .map(country -> code + " " + country.name(locale))
                .orElse(code);
    }

    private <T> ResponseEntity<Publisher<DataBuffer>> file(
            Part part, String format, List<Column<T>> columns, Flux<T> rows, Locale locale) {
        return file(text("mask.dashboard." + part.name().toLowerCase(Locale.ROOT), locale), format, columns, rows);
    }

    private <T> ResponseEntity<Publisher<DataBuffer>> file(
            String title, String format, List<Column<T>> columns, Flux<T> rows) {
        var name = title + "-" + RocDate.day(clock.instant());
        return format.equals("csv") ? exports.csv(name, columns, rows) : exports.xlsx(name, columns, rows);
    }

    private <T> Column<T> column(String key, Function<T, @Nullable Object> value, Locale locale) {
        return new Column<>(text(key, locale), value);
    }

    private String text(String key, Locale locale, Object... arguments) {
        return messages.getMessage(key, arguments, locale);
    }
}
