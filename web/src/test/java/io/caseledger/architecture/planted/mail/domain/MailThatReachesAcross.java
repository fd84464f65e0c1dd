package io.caseledger.architecture.planted.mail.domain;

import io.caseledger.architecture.planted.origin.domain.PublicRule;

class MailThatReachesAcross {
    void uses() {
        PublicRule.check();
    }
}
