package io.caseledger.architecture.planted.origin.web;

import io.caseledger.architecture.planted.origin.domain.PublicRule;

class PageThatAsksTheDomain {
    void uses() {
        PublicRule.check();
    }
}
