package io.caseledger.shared.domain;

/** How something stands after its last event: all that its rules need to know of it. Immutable; an event makes another one of it. */
public interface Standing {
    String id();

    /** What people call it. */
    default String number() {
        return id();
    }
}
