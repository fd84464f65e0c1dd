package io.caseledger.origin.domain;

import static io.caseledger.origin.domain.Samples.APPLICANT;
import static io.caseledger.origin.domain.Samples.AUDITOR;
import static io.caseledger.origin.domain.Samples.OFFICER;
import static io.caseledger.origin.domain.Samples.OFFICER_ELSEWHERE;
import static io.caseledger.origin.domain.Samples.OFFICER_WHO_FILED;
import static io.caseledger.origin.domain.Samples.OTHER_APPLICANT;
import static io.caseledger.origin.domain.Samples.SECOND_OFFICER;
import static io.caseledger.shared.contract.Rejection.Kind.CONFLICT;
import static io.caseledger.shared.contract.Rejection.Kind.FORBIDDEN;
import static io.caseledger.shared.contract.Rejection.Kind.NOT_FOUND;

import io.caseledger.origin.contract.CertificateCommand;
import io.caseledger.shared.contract.Actor;
import io.caseledger.shared.contract.Rejection;
import java.util.List;
import java.util.stream.Stream;

/** Orders that a case refuses. Every rule on cases has to be among them: {@code refusals} of each order's test lists those of the order. */
final class BrokenOrders {

    /** @param args what the refusal names */
    record Broken(
            Object[] given,
            Actor actor,
            CertificateCommand command,
            Rejection.Kind kind,
            String rule,
            String field,
            List<String> args) {
        @Override
        public String toString() {
            return command.getClass().getSimpleName() + " by " + actor.accountId() + " after " + given.length + ": "
                    + rule;
        }
    }

    private BrokenOrders() {}

    /** Of every order, from the test that is called as the order is. */
    static Stream<Broken> all() {
        return Stream.of(CertificateCommand.class.getPermittedSubclasses()).flatMap(BrokenOrders::of);
    }

    @SuppressWarnings("unchecked")
    private static Stream<Broken> of(Class<?> order) {
        try {
            var test = Class.forName(BrokenOrders.class.getPackageName() + "." + order.getSimpleName() + "Test");
            return (Stream<Broken>) test.getDeclaredMethod("refusals").invoke(null);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("no test says what refuses " + order.getSimpleName(), e);
        }
    }

    /** Orders that only the officer who reviews the case gives. */
    static Stream<Broken> decides(CertificateCommand command) {
        return Stream.concat(
                officersOnly(Stories.underReview(), command),
                Stream.of(
                        broken(
                                Stories.received(),
                                OFFICER,
                                command,
                                CONFLICT,
                                "origin.OnlyCasesUnderReviewAreDecided",
                                "",
                                "@rule.state.received"),
                        broken(
                                Stories.underReview(),
                                SECOND_OFFICER,
                                command,
                                CONFLICT,
                                "origin.OnlyTheOfficerWhoHasTheCaseDecides",
                                "",
                                OFFICER.name())));
    }

    static Stream<Broken> officersOnly(Object[] given, CertificateCommand command) {
        return Stream.of(
                broken(given, OFFICER_ELSEWHERE, command, NOT_FOUND, "shared.CaseExists", ""),
                broken(given, OTHER_APPLICANT, command, NOT_FOUND, "shared.CaseExists", ""),
                broken(given, APPLICANT, command, FORBIDDEN, "origin.OnlyTheUnitsOfficersReview", ""),
                broken(given, AUDITOR, command, FORBIDDEN, "origin.OnlyTheUnitsOfficersReview", ""),
                broken(given, OFFICER_WHO_FILED, command, FORBIDDEN, "origin.NobodyReviewsACaseOfItsOwnIdentity", ""));
    }

    static Broken broken(
            Object[] given,
            Actor actor,
            CertificateCommand command,
            Rejection.Kind kind,
            String rule,
            String field,
            String... args) {
        return new Broken(given, actor, command, kind, rule, field, List.of(args));
    }
}
