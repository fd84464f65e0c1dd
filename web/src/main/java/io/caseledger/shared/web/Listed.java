package io.caseledger.shared.web;

import io.caseledger.shared.contract.Rejection;
import io.caseledger.shared.contract.Violation;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * A list as an address and a reader ask for it.
 *
 * @param faults filters that cannot be read, by their name in the address; then nothing is looked for
 * @param topics what its rows are told under
 * @param model what its templates read beside what was found
 * @param find asks for the page that the address names
 * @param all asks for the whole of it, row by row
 */
public record Listed<R>(
        ListPage<R> page,
        Listing listing,
        List<Violation> faults,
        Set<String> topics,
        Map<String, Object> model,
        Supplier<Mono<Shown<R>>> find,
        Supplier<Flux<R>> all) {

    /** The same list with something beside it that changes too. */
    public Listed<R> beside(Supplier<? extends Mono<?>> other) {
        return new Listed<>(
                page,
                listing,
                faults,
                topics,
                model,
                () -> find.get().zipWith(other.get(), (shown, beside) -> Shown.of(listing, shown.found(), beside)),
                all);
    }

    /** Beside its page, where what cannot be read is shown, a list that cannot be read is refused. */
    Listed<R> readable() {
        if (!faults.isEmpty()) {
            throw new Rejection(Rejection.Kind.INVALID, faults);
        }
        return this;
    }
}
