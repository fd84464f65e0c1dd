package io.caseledger.shared.web;

import io.caseledger.shared.processing.ReadSide;
import org.springframework.web.server.ServerWebExchange;
import reactor.util.context.Context;
import reactor.util.context.ContextView;

/**
 * How far what is shown goes (GEN-13): all events up to one position are in it, and whether it may lack something. Taken before anything is read, so that it
 * never says too much.
 *
 * @param asOf log position
 * @param stale whether a view is more than five seconds behind, or something of one is set aside
 * @param lag seconds that the last view is behind
 * @param lacking events that are set aside
 */
public record Freshness(long asOf, boolean stale, long lag, long lacking) {
    static final String AS_OF = "Caseledger-As-Of";
    static final String STALE = "Caseledger-Stale";

    private static final Freshness UNKNOWN = new Freshness(0, true, 0, 0);

    static Freshness of(ReadSide.State state) {
        return new Freshness(state.asOf(), state.isStale(), state.lag().toSeconds(), state.lacking());
    }

    /** Of an answer to the request. */
    public static Freshness of(ServerWebExchange exchange) {
        return exchange.getAttributeOrDefault(Freshness.class.getName(), UNKNOWN);
    }

    /** Of the answer that is being made. */
    public static Freshness of(ContextView context) {
        return context.hasKey(Freshness.class) ? context.get(Freshness.class) : UNKNOWN;
    }

    Context in(Context context) {
        return context.put(Freshness.class, this);
    }
}
