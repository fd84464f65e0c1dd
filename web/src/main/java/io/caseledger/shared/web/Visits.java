package io.caseledger.shared.web;

import io.caseledger.shared.contract.Actor;
import java.time.Instant;
import reactor.core.publisher.Mono;

/** When somebody was here before (GEN-14). */
public interface Visits {
    /** The login by the page before the last one; empty for somebody's first. */
    Mono<Instant> before(Actor actor);
}
