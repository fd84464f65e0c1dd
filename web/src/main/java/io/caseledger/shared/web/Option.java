package io.caseledger.shared.web;

/** One choice of a select or radio group: what is sent and what is read. */
public record Option(String value, String text) {}
