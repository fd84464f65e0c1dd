package io.caseledger.architecture.planted.origin.web;

class PageThatPrints {
    void uses() {
        System.out.println();
    }
}
