package io.caseledger.architecture.planted.origin.projection;

import io.caseledger.architecture.planted.origin.domain.PublicRule;

class ProjectorThatAsksTheDomain {
    void uses() {
        PublicRule.check();
    }
}
