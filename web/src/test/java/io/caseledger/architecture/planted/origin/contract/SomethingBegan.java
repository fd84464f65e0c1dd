package io.caseledger.architecture.planted.origin.contract;

public class SomethingBegan {}
