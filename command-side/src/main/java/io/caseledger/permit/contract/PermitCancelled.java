package io.caseledger.permit.contract;

import org.axonframework.serialization.Revision;
import org.jspecify.annotations.Nullable;

/** 已取消 (MSK-06). */
@Revision("1")
public record PermitCancelled(String permitId, @Nullable String reason) implements PermitEvent {}
