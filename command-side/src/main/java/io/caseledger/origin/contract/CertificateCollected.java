package io.caseledger.origin.contract;

import org.axonframework.serialization.Revision;
import org.jspecify.annotations.Nullable;

/**
 * 已取件: handed over (REV-05).
 *
 * @param collectedBy who took it, as the officer noted
 */
@Revision("1")
public record CertificateCollected(String caseId, @Nullable String collectedBy) implements CertificateEvent {}
