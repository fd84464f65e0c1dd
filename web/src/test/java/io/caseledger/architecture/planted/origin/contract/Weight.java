package io.caseledger.architecture.planted.origin.contract;

public record Weight(double kilograms) {}
