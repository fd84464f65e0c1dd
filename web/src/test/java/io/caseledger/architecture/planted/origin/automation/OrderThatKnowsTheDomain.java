package io.caseledger.architecture.planted.origin.automation;

import io.caseledger.architecture.planted.origin.domain.PublicRule;

class OrderThatKnowsTheDomain {
    void uses() {
        PublicRule.check();
    }
}
