package io.caseledger.permit.automation;

import io.caseledger.accounts.contract.AccountOpened;
import io.caseledger.mail.contract.FirstEvents;
import io.caseledger.mail.contract.Letter;
import io.caseledger.mail.contract.Mail;
import io.caseledger.mail.contract.MailTemplate;
import io.caseledger.mail.contract.Mailing;
import io.caseledger.permit.contract.AmendmentDemanded;
import io.caseledger.permit.contract.GoodsReleased;
import io.caseledger.permit.contract.MismatchReported;
import io.caseledger.permit.contract.PermitCancelled;
import io.caseledger.permit.contract.PermitEvent;
import io.caseledger.permit.contract.PermitIssued;
import io.caseledger.permit.contract.PermitParty;
import io.caseledger.permit.contract.PermitRevised;
import io.caseledger.shared.contract.Actor;
import io.caseledger.shared.reference.DeclarationNumber;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.axonframework.eventhandling.EventMessage;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * MSK-04, MSK-06, MSK-10 … MSK-13: the importer, and the agent who filed for it, get a mail with each step that concerns them; the number goes to the
 * addresses that the application names as well (manual 004: 提供之信箱).
 */
@Component
record WhenPermitMovesThenMailTheImporter() implements Mailing<PermitEvent> {
    @Override
    public Class<PermitEvent> when() {
        return PermitEvent.class;
    }

    @Override
    public Stream<Mail> mails(PermitEvent event, EventMessage<?> message, FirstEvents first) {
        return letter(event).stream().flatMap(letter -> {
            var issued = first.of(event.permitId(), PermitIssued.class);
            var numbered = letter.about(issued.permitNumber());
            return event instanceof PermitIssued
                    ? Stream.concat(ofIssue(numbered, issued, message), toNamed(numbered, issued, message, first))
                    : numbered.to(message.getIdentifier(), issued.importerAccount(), issued.agentAccount());
        });
    }

    private static Stream<Mail> ofIssue(Letter numbered, PermitIssued issued, EventMessage<?> message) {
        var cause = message.getIdentifier();
        var agent = issued.agentAccount();
        return agent == null || Actor.of(message.getMetaData()).onBehalfOf() == null
                ? numbered.to(cause, issued.importerAccount(), agent)
                // ACC-09: the importer hears who filed in its name, and how to object
                : Stream.concat(
                        numbered.to(cause, agent), filedForYou(issued, message).to(cause, issued.importerAccount()));
    }

    /** To the addresses that stand on the application and are nobody's own. */
    private static Stream<Mail> toNamed(
            Letter numbered, PermitIssued issued, EventMessage<?> message, FirstEvents first) {
        var named = new TreeMap<String, String>(String.CASE_INSENSITIVE_ORDER);
        add(named, issued.application().importer(), issued.importerAccount());
        add(named, issued.application().agent(), issued.agentAccount());
        Stream.of(issued.importerAccount(), issued.agentAccount())
                .filter(Objects::nonNull)
                .flatMap(account -> first.find(account, AccountOpened.class).stream())
                .map(opened -> opened.holder().email())
                .forEach(named::remove);
        return named.entrySet().stream()
                .map(each -> numbered.toAddress(message.getIdentifier(), each.getValue(), each.getKey()));
    }

    private static Letter filedForYou(PermitIssued issued, EventMessage<?> message) {
        return Letter.of(
                MailTemplate.PERMIT_FILED_FOR_YOU,
                issued.permitNumber(),
                issued.validUntil().toString(),
                Actor.of(message.getMetaData()).name());
    }

    private static void add(Map<String, String> named, PermitParty party, @Nullable String account) {
        var typed = party.email() == null ? "" : party.email().strip();
        if (account != null && !typed.isEmpty()) {
            named.putIfAbsent(typed, account);
        }
    }

    /** What an event says after the permit number. */
    private static Optional<Letter> letter(PermitEvent event) {
        return switch (event) {
            case PermitIssued issued ->
                Optional.of(Letter.of(
                        MailTemplate.PERMIT_ISSUED, issued.validUntil().toString()));
            case PermitRevised revised ->
                Optional.of(Letter.of(
                        MailTemplate.PERMIT_REVISED, Integer.toString(revised.revision()), revised.description()));
            case PermitCancelled cancelled ->
                Optional.of(
                        Letter.of(MailTemplate.PERMIT_CANCELLED, Objects.requireNonNullElse(cancelled.reason(), "–")));
            case MismatchReported mismatch ->
                Optional.of(Letter.of(
                        MailTemplate.PERMIT_MISMATCHED,
                        DeclarationNumber.format(mismatch.declarationNumber()),
                        mismatch.description()));
            case AmendmentDemanded demand -> Optional.of(Letter.of(MailTemplate.PERMIT_DEMANDED, demand.description()));
            case GoodsReleased released ->
                Optional.of(
                        Letter.of(MailTemplate.GOODS_RELEASED, DeclarationNumber.format(released.declarationNumber())));
            // the importer's own doing, or a step on which nothing is to be done; a successor's issue says its number
            default -> Optional.empty();
        };
    }
}
