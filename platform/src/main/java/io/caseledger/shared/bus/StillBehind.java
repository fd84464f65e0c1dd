package io.caseledger.shared.bus;

/** A view has not caught up in time: answered 503 with Retry-After, since waiting helps. */
public class StillBehind extends RuntimeException {
    public StillBehind(String projection, long position) {
        super(projection + " has not reached position " + position);
    }
}
