package io.caseledger.architecture.planted.shared.web;

import io.caseledger.architecture.planted.origin.web.PublicPage;

class SharedThatKnowsACapability {
    Class<?> uses() {
        return PublicPage.class;
    }
}
