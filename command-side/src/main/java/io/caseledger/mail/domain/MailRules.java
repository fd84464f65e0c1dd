package io.caseledger.mail.domain;

import io.caseledger.mail.contract.ConfirmMailSent;
import io.caseledger.mail.contract.MailCommand;
import io.caseledger.mail.contract.RecordMailFailure;
import io.caseledger.mail.contract.RequestMail;
import io.caseledger.mail.contract.TakeMail;
import io.caseledger.shared.contract.Actor;
import io.caseledger.shared.contract.Rejection;
import io.caseledger.shared.contract.Role;
import io.caseledger.shared.domain.Rule;
import io.caseledger.shared.domain.Rules;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Who may order what of a mail, and when. */
final class MailRules {
    private static final List<Rule<Attempt>> REQUEST = List.of(new OnlyTheServiceSendsMail());
    private static final List<Rule<Attempt>> TAKE =
            List.of(new OnlyTheServiceSendsMail(), new AMailIsTakenByOneSender());
    private static final List<Rule<Attempt>> END = List.of(new OnlyTheServiceSendsMail(), new OnlyTakenMailsEnd());

    private MailRules() {}

    /** @throws Rejection of the first rule that is broken */
    static void check(Attempt attempt) {
        Rules.first(
                switch (attempt.command()) {
                    case RequestMail request -> REQUEST;
                    case TakeMail take -> TAKE;
                    case ConfirmMailSent sent -> END;
                    case RecordMailFailure failure -> END;
                },
                attempt);
    }

    /**
     * Something is ordered of a mail as it stands.
     *
     * @param known null for a mail that is not requested yet
     */
    record Attempt(@Nullable MailStanding known, MailCommand command, Actor actor, Instant now) {
        MailStanding mail() {
            return Objects.requireNonNull(known, "only a request needs no mail");
        }
    }

    /** Mails follow from facts; nobody orders one. */
    static final class OnlyTheServiceSendsMail implements Rule<Attempt> {
        @Override
        public Optional<Rejection> refusal(Attempt attempt) {
            return require(attempt.actor().role() == Role.SYSTEM, Rejection.Kind.FORBIDDEN);
        }
    }

    /** REL-04: a mail that another sender has, that is sent, or whose time to retry has not come, is left alone. */
    static final class AMailIsTakenByOneSender implements Rule<Attempt> {
        @Override
        public Optional<Rejection> refusal(Attempt attempt) {
            return require(attempt.mail().isFree(attempt.now()), Rejection.Kind.CONFLICT);
        }
    }

    /** What was not taken can neither have been sent nor have failed. */
    static final class OnlyTakenMailsEnd implements Rule<Attempt> {
        @Override
        public Optional<Rejection> refusal(Attempt attempt) {
            return require(attempt.mail().state() == MailStanding.State.TAKEN, Rejection.Kind.CONFLICT);
        }
    }
}
