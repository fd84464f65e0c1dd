package io.caseledger.architecture.planted.origin.web;

class SomethingProjector {}
