package io.caseledger.architecture.planted.origin.web.deep;

class TooDeep {}
