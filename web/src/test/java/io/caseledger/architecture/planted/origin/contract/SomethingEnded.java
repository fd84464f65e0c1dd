package io.caseledger.architecture.planted.origin.contract;

record SomethingEnded(String id) implements SomethingEvent {}
