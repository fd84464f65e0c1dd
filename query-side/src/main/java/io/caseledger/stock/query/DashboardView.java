package io.caseledger.stock.query;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Every piece, as one picture (MSK-60). Each list adds up to the total.
 *
 * @param at the moment shown
 * @param position log position of the latest movement in it; -1 where there is none
 * @param latestAt when that movement happened; null where there is none
 * @param uneven whether some lot does not add up to what the log says of it, as was seen at the last check (MSK-63); false for an earlier moment
 * @param lots how many lots hold something
 * @param byFlowKind most flowed first
 * @param byKind most stock first, as the following
 * @param byProduct the twenty products of most stock
 * @param products how many products there are in all
 * @param byImporter the twenty importers of most stock
 * @param importers how many importers there are in all
 * @param byAge youngest first; every bucket is there, empty ones too
 * @param oldestLots the ten lots that have held something for longest
 */
public record DashboardView(
        Instant at,
        long position,
        @Nullable Instant latestAt,
        long imported,
        long returned,
        long flowed,
        long stock,
        boolean uneven,
        long lots,
        List<Figure> byFlowKind,
        List<Figure> byKind,
        List<Figure> byOrigin,
        List<Figure> byProduct,
        long products,
        List<Figure> byImporter,
        long importers,
        List<AgeFigure> byAge,
        List<OldLot> oldestLots) {}
