package io.caseledger.architecture.planted.origin.contract;

public class DoSomething implements SomethingCommand {}
