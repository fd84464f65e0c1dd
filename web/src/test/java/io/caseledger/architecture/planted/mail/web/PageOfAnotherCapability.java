package io.caseledger.architecture.planted.mail.web;

import io.caseledger.architecture.planted.origin.web.PublicPage;

class PageOfAnotherCapability {
    Class<?> uses() {
        return PublicPage.class;
    }
}
