package io.caseledger.architecture.planted.origin.contract;

/** What the planted commands say they are. */
public interface SomethingCommand {}
