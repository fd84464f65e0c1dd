package io.caseledger.architecture.planted.origin.read;

import io.caseledger.architecture.planted.origin.contract.Weight;

record RowsThatKnowTheContract(Weight weight) {}
