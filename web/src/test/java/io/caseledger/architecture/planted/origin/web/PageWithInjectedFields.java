package io.caseledger.architecture.planted.origin.web;

import org.springframework.beans.factory.annotation.Autowired;

class PageWithInjectedFields {
    @Autowired
    Object needed;
}
