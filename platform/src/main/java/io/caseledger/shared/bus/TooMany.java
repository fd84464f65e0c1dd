package io.caseledger.shared.bus;

/** Somebody asks for more than one caller may have at a time, or too often: 429. */
public final class TooMany extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** @param what for the log */
    public TooMany(String what) {
        // no stack trace: whoever is refused often must not cost much
        super(what, null, false, false);
    }
}
