package io.caseledger.architecture.planted.origin.web;

import io.caseledger.architecture.planted.origin.read.PublicRows;

class PageThatReadsRows {
    void uses() {
        PublicRows.find();
    }
}
