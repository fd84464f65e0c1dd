package io.caseledger.shared.bus;

import org.jspecify.annotations.Nullable;
import reactor.util.context.Context;
import reactor.util.context.ContextView;

/**
 * What every message notes of the request it came from. Travels in the Reactor context.
 *
 * @param originAddress network address of the caller
 * @param correlationId one id for all that follows from the request; shown on error pages
 */
public record RequestFacts(@Nullable String originAddress, String correlationId) {
    public static final RequestFacts NONE = new RequestFacts(null, "none");

    public static RequestFacts of(ContextView context) {
        return context.hasKey(RequestFacts.class) ? context.get(RequestFacts.class) : NONE;
    }

    public Context in(Context context) {
        return context.put(RequestFacts.class, this);
    }
}
