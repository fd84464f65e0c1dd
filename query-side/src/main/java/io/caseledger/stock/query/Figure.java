package io.caseledger.stock.query;

/**
 * Pieces by one key of a cut.
 *
 * @param key see {@link FigureCut}
 * @param label what a person calls the key; the key itself for codes
 * @param flowed all that went out, whether or not it came back
 * @param lots how many lots hold something; 0 by flow kind and receiver
 */
public record Figure(String key, String label, long imported, long returned, long flowed, long lots) {
    public static final Figure NOTHING = new Figure("", "", 0, 0, 0, 0);

    /** What is there (MSK-63). */
    public long stock() {
        return imported + returned - flowed;
    }

    /** What went out and did not come back. */
    public long out() {
        return flowed - returned;
    }
}
