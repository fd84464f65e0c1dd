package io.caseledger.architecture.planted.origin.contract;

import io.caseledger.architecture.planted.origin.domain.PublicRule;

class ContractThatKnowsItsAggregate {
    void uses() {
        PublicRule.check();
    }
}
