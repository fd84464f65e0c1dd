package io.caseledger.architecture.planted.origin.api;

import io.caseledger.architecture.planted.origin.read.PublicRows;

class ApiThatReadsRows {
    void uses() {
        PublicRows.find();
    }
}
