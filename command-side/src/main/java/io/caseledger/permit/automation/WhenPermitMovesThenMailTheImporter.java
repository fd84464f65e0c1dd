package io.caseledger.permit.automation;

import io.caseledger.accounts.contract.AccountOpened;
import io.caseledger.mail.contract.Letter;
import io.caseledger.mail.contract.MailTemplate;
import io.caseledger.permit.contract.AmendmentDemanded;
import io.caseledger.permit.contract.GoodsReleased;
import io.caseledger.permit.contract.MismatchReported;
import io.caseledger.permit.contract.PermitCancelled;
import io.caseledger.permit.contract.PermitEvent;
import io.caseledger.permit.contract.PermitIssued;
import io.caseledger.permit.contract.PermitParty;
import io.caseledger.permit.contract.PermitRevised;
import io.caseledger.shared.automation.Orders;
import io.caseledger.shared.contract.AccountId;
import io.caseledger.shared.contract.Actor;
import io.caseledger.shared.reference.DeclarationNumber;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.DisallowReplay;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * MSK-04, MSK-06, MSK-10 … MSK-13: the importer, and the agent who filed for it, get a mail with each step that concerns them; the number goes to the
 * addresses that the application names as well (manual 004: 提供之信箱).
 */
@Component
@ProcessingGroup("automation-permit-mail")
@DisallowReplay
record WhenPermitMovesThenMailTheImporter(EventStore log, Orders orders) {
    @EventHandler
    void on(PermitEvent event, EventMessage<?> message) {
        letter(event).ifPresent(letter -> {
            var issued = issueOf(event);
            var numbered = letter.about(issued.permitNumber());
            var agent = issued.agentAccount();
            if (event == issued
                    && agent != null
                    && Actor.of(message.getMetaData()).onBehalfOf() != null) {
                // ACC-09: the importer hears who filed in its name, and how to object
                tell(message, numbered, agent);
                tell(message, filedForYou(issued, message), issued.importerAccount());
            } else {
                tell(message, numbered, issued.importerAccount(), agent);
            }
            if (event == issued) {
                named(issued)
                        .forEach((address, account) ->
                                orders.give(message, numbered.toAddress(message.getIdentifier(), account, address)));
            }
        });
    }

    private void tell(EventMessage<?> message, Letter letter, @Nullable String... accounts) {
        letter.to(message.getIdentifier(), accounts).forEach(mail -> orders.give(message, mail));
    }

    private static Letter filedForYou(PermitIssued issued, EventMessage<?> message) {
        return Letter.of(
                MailTemplate.PERMIT_FILED_FOR_YOU,
                issued.permitNumber(),
                issued.validUntil().toString(),
                Actor.of(message.getMetaData()).name());
    }

    /** Addresses that stand on the application and are nobody's own, with the account of who gave them. */
    private Map<String, AccountId> named(PermitIssued issued) {
        var own = Stream.of(issued.importerAccount(), issued.agentAccount())
                .filter(Objects::nonNull)
                .map(this::email)
                .toList();
        var named = new TreeMap<String, AccountId>(String.CASE_INSENSITIVE_ORDER);
        add(named, issued.application().importer(), issued.importerAccount());
        add(named, issued.application().agent(), issued.agentAccount());
        own.forEach(named::remove);
        return named;
    }

    private static void add(Map<String, AccountId> named, PermitParty party, @Nullable String account) {
        var typed = party.email() == null ? "" : party.email().strip();
        if (account != null && !typed.isEmpty()) {
            named.putIfAbsent(typed, new AccountId(account));
        }
    }

    private String email(String account) {
        var events = log.readEvents(account, 0);
        return events.hasNext() && events.next().getPayload() instanceof AccountOpened opened
                ? opened.holder().email()
                : "";
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

    /** Who is concerned stands in the permit's first event, in the log itself: no view that may lag behind. */
    private PermitIssued issueOf(PermitEvent event) {
        return event instanceof PermitIssued issued
                ? issued
                : (PermitIssued) log.readEvents(event.permitId(), 0).next().getPayload();
    }
}
