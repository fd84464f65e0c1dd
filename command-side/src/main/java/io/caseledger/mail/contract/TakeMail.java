package io.caseledger.mail.contract;

import org.axonframework.modelling.command.TargetAggregateIdentifier;

/**
 * A sender is about to hand the mail to the mail server. Only one sender gets it: stored before anything leaves the house, it keeps a restart, a
 * replay or a second node from sending again (REL-04).
 */
public record TakeMail(@TargetAggregateIdentifier MailId mailId) implements MailCommand {}
