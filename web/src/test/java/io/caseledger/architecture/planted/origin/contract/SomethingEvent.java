package io.caseledger.architecture.planted.origin.contract;

/** What the planted events say they are. */
public interface SomethingEvent {}
