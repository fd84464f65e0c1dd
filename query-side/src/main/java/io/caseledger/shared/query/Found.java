package io.caseledger.shared.query;

import java.util.List;

/** A page of what a list has found. */
public interface Found<R> {
    List<R> rows();

    /** How many there are in all. */
    long total();

    /** Nothing, where nothing could be asked. */
    record Nothing<R>(List<R> rows, long total) implements Found<R> {
        public Nothing() {
            this(List.of(), 0);
        }
    }
}
