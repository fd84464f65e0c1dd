package io.caseledger.origin.contract;

import io.caseledger.shared.contract.Begins;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Take in a file of applications that is stored already (COE0010-17). */
public record StartBulkFiling(@TargetAggregateIdentifier BulkId bulkId, String fileName, String sha256, int count)
        implements BulkFilingCommand, Begins {}
