package io.caseledger.shared.contract;

/** Names under which a message's metadata is stored; storage format like the events themselves. */
public final class MetaDataKeys {
    /** The caller's key of a command (GEN-07); kept on its events so that the aggregate remembers it. */
    public static final String IDEMPOTENCY_KEY = "idempotencyKey";
    /** Hash of what was ordered under the key, so that another order under it is told apart from a repeated one. */
    public static final String ORDERED = "ordered";
    /** The version of the aggregate that the caller has seen (GEN-08), a long as text. */
    public static final String EXPECTED_VERSION = "expectedVersion";
    /** The order is only checked: where no rule refuses it, nothing happens. Never stored. */
    public static final String CHECKING = "checking";
    /** Network address the request came from. */
    public static final String ORIGIN_ADDRESS = "originAddress";
    /** One id for all that follows from one request. */
    public static final String CORRELATION_ID = "correlationId";
    /** Id of the message that caused this one. */
    public static final String CAUSATION_ID = "causationId";

    private MetaDataKeys() {}
}
