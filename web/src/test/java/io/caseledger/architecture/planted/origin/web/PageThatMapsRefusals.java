package io.caseledger.architecture.planted.origin.web;

import io.caseledger.shared.contract.Rejection;

class PageThatMapsRefusals {
    int status(Rejection refusal) {
        return switch (refusal.details().kind()) {
            case INVALID -> 422;
            case NOT_FOUND -> 404;
            case CONFLICT, STALE, FORBIDDEN -> 409;
            case CHECKED -> 204;
        };
    }
}
