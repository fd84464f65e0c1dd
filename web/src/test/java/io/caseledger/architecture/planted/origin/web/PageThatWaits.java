package io.caseledger.architecture.planted.origin.web;

import reactor.core.publisher.Mono;

class PageThatWaits {
    String uses() {
        return Mono.just("").block();
    }
}
