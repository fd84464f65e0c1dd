package io.caseledger.architecture.planted.origin.extras;

class InAPackageOfItsOwn {}
