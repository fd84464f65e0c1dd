package io.caseledger.stock.domain;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.annotation.JsonValue;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The flows of a lot; the first is number 1, as a lot numbers them without a gap. Never changes. A lot may have many thousands: one more is therefore written
 * behind the others in a list that both share, and each sees as much of it as it had. Whoever is not at the end of the list any more copies it.
 */
record Flows(List<Flow> shared, int size) {
    static final Flows NONE = new Flows(List.of(), 0);

    /** One flow as returns need to know it. A snapshot holds every one, so each is as short there as can be. */
    @JsonFormat(shape = JsonFormat.Shape.ARRAY)
    @JsonPropertyOrder({"on", "pieces", "returned"})
    record Flow(LocalDate on, long pieces, long returned) {
        long left() {
            return pieces - returned;
        }

        Flow cameBack(long again) {
            return new Flow(on, pieces, returned + again);
        }
    }

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    static Flows of(List<Flow> flows) {
        return new Flows(new ArrayList<>(flows), flows.size());
    }

    @JsonValue
    List<Flow> all() {
        return shared.subList(0, size);
    }

    int count() {
        return size;
    }

    Optional<Flow> number(int number) {
        return number < 1 || number > size ? Optional.empty() : Optional.of(shared.get(number - 1));
    }

    Flows and(Flow flow) {
        var list = size > 0 && shared.size() == size ? shared : new ArrayList<>(all());
        list.add(flow);
        return new Flows(list, size + 1);
    }

    /** The same with one flow replaced; an unknown number changes nothing. */
    Flows with(int number, Flow flow) {
        if (number(number).isEmpty()) {
            return this;
        }
        var list = new ArrayList<>(all());
        list.set(number - 1, flow);
        return new Flows(list, size);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Flows flows && all().equals(flows.all());
    }

    @Override
    public int hashCode() {
        return all().hashCode();
    }
}
