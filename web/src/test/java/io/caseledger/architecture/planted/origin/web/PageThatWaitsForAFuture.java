package io.caseledger.architecture.planted.origin.web;

import java.util.concurrent.CompletableFuture;

class PageThatWaitsForAFuture {
    String uses() {
        return CompletableFuture.completedFuture("").join();
    }
}
