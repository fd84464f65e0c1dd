package io.caseledger.architecture.planted.origin.web;

import java.util.Date;

class OldDates {
    Date uses() {
        return new Date(0);
    }
}
