package io.caseledger.architecture.planted.origin.read;

class SomethingView {}
