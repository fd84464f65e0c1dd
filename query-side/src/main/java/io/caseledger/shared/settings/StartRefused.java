package io.caseledger.shared.settings;

/**
 * The service cannot start as it is set up. Shown as one block with what is wrong and what mends it, without a stack
 * trace; the process ends with a non-zero exit code.
 */
public class StartRefused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String mend;

    public StartRefused(String problem, String mend) {
        super(problem);
        this.mend = mend;
    }

    public StartRefused(String problem, String mend, Throwable cause) {
        super(problem, cause);
        this.mend = mend;
    }

    /** What the person who starts the service can do about it. */
    public String mend() {
        return mend;
    }
}
