package io.caseledger.shared.database;

import io.r2dbc.spi.Readable;
import io.r2dbc.spi.Result;
import io.r2dbc.spi.Row;
import io.r2dbc.spi.RowMetadata;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Predicate;
import org.reactivestreams.Publisher;

/** Fails where the server does not begin to answer in time: the driver gives the result itself at once, before anything has come. */
record ImpatientResult(Result result, Patience.Turn turn) implements Result {
    @Override
    public Publisher<Long> getRowsUpdated() {
        return turn.bound(result.getRowsUpdated());
    }

    @Override
    public <T> Publisher<T> map(BiFunction<Row, RowMetadata, ? extends T> mapping) {
        return turn.bound(result.map(mapping));
    }

    @Override
    public <T> Publisher<T> map(Function<? super Readable, ? extends T> mapping) {
        return turn.bound(result.map(mapping));
    }

    @Override
    public Result filter(Predicate<Segment> which) {
        return new ImpatientResult(result.filter(which), turn);
    }

    @Override
    public <T> Publisher<T> flatMap(Function<Segment, ? extends Publisher<? extends T>> mapping) {
        return turn.bound(result.flatMap(mapping));
    }
}
