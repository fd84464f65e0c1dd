package io.caseledger.architecture.planted.origin.query;

import io.caseledger.architecture.planted.origin.contract.Weight;

record QueryThatKnowsTheContract(Weight weight) {}
