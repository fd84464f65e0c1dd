package io.caseledger.shared.contract;

/**
 * An order that begins an aggregate: with a fresh id, so that nothing has it yet unless the order is sent twice. The log is not asked before; it tells when the
 * first event is appended, and the order is then handled again on what is there.
 */
public interface Begins {}
