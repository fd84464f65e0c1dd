package io.caseledger.architecture.planted.origin.web;

public class PublicPage {}
