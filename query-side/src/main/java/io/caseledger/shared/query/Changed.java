package io.caseledger.shared.query;

/**
 * A signal that what is shown under a topic has changed; whoever shows it asks again. Carries no data, so it can be told to anybody.
 *
 * @param topic see {@link Topics}
 * @param position log position of the event that changed it
 */
public record Changed(String topic, long position) {
    /** The first of a watch: it has begun, and from now on nothing is missed. */
    public static final Changed WATCHED = new Changed("", -1);
}
