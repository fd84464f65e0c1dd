package io.caseledger.mail.contract;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.caseledger.shared.contract.AccountId;
import io.caseledger.shared.contract.DerivedId;

/** Identifies one mail to one recipient. */
public record MailId(@JsonValue String value) {
    @JsonCreator
    public MailId {
        if (value.isBlank()) {
            throw new IllegalArgumentException("mail id is blank");
        }
    }

    /** The mail that an event causes: the same one however often the event is handled (REL-04). */
    public static MailId of(String eventId, MailTemplate template, AccountId recipient) {
        return new MailId(DerivedId.of("mail", eventId, template.name(), recipient.value()));
    }

    /** The same to an address that is not the recipient's own. */
    public static MailId of(String eventId, MailTemplate template, AccountId recipient, String address) {
        return new MailId(DerivedId.of("mail", eventId, template.name(), recipient.value(), address));
    }

    @Override
    public String toString() {
        return value;
    }
}
