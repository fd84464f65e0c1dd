package io.caseledger.architecture.planted.origin.web;

import io.caseledger.architecture.planted.origin.projection.Forgetful;

class PageThatKnowsTheProjector {
    Class<?> uses() {
        return Forgetful.class;
    }
}
