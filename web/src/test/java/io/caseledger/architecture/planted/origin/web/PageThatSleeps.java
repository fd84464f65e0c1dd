package io.caseledger.architecture.planted.origin.web;

class PageThatSleeps {
    void uses() throws InterruptedException {
        Thread.sleep(1);
    }
}
