package io.caseledger.origin.contract;

import org.axonframework.serialization.Revision;
import org.jspecify.annotations.Nullable;

/**
 * 已取消 (COE0050-01).
 *
 * @param reason compulsory where an officer cancels
 */
@Revision("1")
public record CertificateCancelled(String caseId, @Nullable String reason) implements CertificateEvent {}
