package io.caseledger.architecture.planted.origin.web;

class CaseManager {}
