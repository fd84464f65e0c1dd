package io.caseledger.shared.bus;

import org.jspecify.annotations.Nullable;
import reactor.util.context.Context;
import reactor.util.context.ContextView;

/**
 * What every message notes of the request it came from. Travels in the Reactor context.
 *
 * @param originAddress network address of the caller
 * @param correlationId one id for all that follows from the request; shown on error pages
 * @param checking whether its orders are only checked: the rules speak, and nothing happens
 */
public record RequestFacts(@Nullable String originAddress, String correlationId, boolean checking) {
    public static final RequestFacts NONE = new RequestFacts(null, "none");

    public RequestFacts(@Nullable String originAddress, String correlationId) {
        this(originAddress, correlationId, false);
    }

    public static RequestFacts of(ContextView context) {
        return context.hasKey(RequestFacts.class) ? context.get(RequestFacts.class) : NONE;
    }

    public Context in(Context context) {
        return context.put(RequestFacts.class, this);
    }
}
