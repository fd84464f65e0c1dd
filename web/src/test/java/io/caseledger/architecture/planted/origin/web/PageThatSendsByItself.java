package io.caseledger.architecture.planted.origin.web;

import org.axonframework.commandhandling.gateway.CommandGateway;

class PageThatSendsByItself {
    Class<?> uses() {
        return CommandGateway.class;
    }
}
