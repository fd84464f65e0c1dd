package io.caseledger.architecture.planted.origin.domain;

import io.caseledger.architecture.planted.origin.read.PublicRows;

class RuleThatAsksTheView {
    void uses() {
        PublicRows.find();
    }
}
