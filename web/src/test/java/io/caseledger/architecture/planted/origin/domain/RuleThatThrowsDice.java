package io.caseledger.architecture.planted.origin.domain;

class RuleThatThrowsDice {
    double uses() {
        return Math.random();
    }
}
