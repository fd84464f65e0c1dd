package io.caseledger.architecture.planted.origin.contract;

record EndSomethingCommand() implements SomethingCommand {}
