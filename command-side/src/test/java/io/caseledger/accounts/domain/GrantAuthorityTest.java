package io.caseledger.accounts.domain;

import static io.caseledger.accounts.domain.AccountFixture.HOLDER;
import static io.caseledger.accounts.domain.AccountFixture.open;
import static io.caseledger.accounts.domain.AccountFixture.rules;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.caseledger.accounts.contract.Access;
import io.caseledger.accounts.contract.AccountHolder;
import io.caseledger.accounts.contract.AuthorityGranted;
import io.caseledger.accounts.contract.AuthorityWithdrawn;
import io.caseledger.accounts.contract.Capability;
import io.caseledger.accounts.contract.ElectronicId;
import io.caseledger.accounts.contract.GrantAuthority;
import io.caseledger.accounts.contract.GrantId;
import io.caseledger.accounts.contract.WithdrawAuthority;
import io.caseledger.shared.Spec;
import io.caseledger.shared.contract.AccountId;
import io.caseledger.shared.contract.Actor;
import io.caseledger.shared.contract.Rejection;
import io.caseledger.shared.contract.Role;
import io.caseledger.shared.contract.Violation;
import io.caseledger.shared.domain.RuleTexts;
import io.caseledger.shared.reference.IdentityKind;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.axonframework.modelling.command.AggregateNotFoundException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A company authorises an agent, changes its mind, and is believed at once (ACC-09): the grant and the directory that asks for it, both on the log. */
class GrantAuthorityTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 20);
    private static final LocalDate LATER = TODAY.plusDays(30);
    private static final Actor COMPANY = new Actor("a1", "台灣貿易", Role.APPLICANT, null, null);
    private static final GrantId GRANT = new GrantId(new AccountId("a1"), new AccountId("b1"), Capability.ORIGIN);
    private static final GrantAuthority ORDER = new GrantAuthority(GRANT, Access.ORDER, TODAY, LATER);

    @Test
    @Spec("ACC-09")
    void givenCompany_whenItGrants_thenItHoldsFromDayToDayForThatCapability() {
        try (var story = people()) {
            assertThat(story.when(COMPANY, ORDER))
                    .containsExactly(new AuthorityGranted(
                            GRANT.toString(), "a1", "b1", Capability.ORIGIN, Access.ORDER, TODAY, LATER));
            assertThat(access(story, GRANT, TODAY.minusDays(1))).isEmpty();
            assertThat(access(story, GRANT, TODAY)).contains(Access.ORDER);
            assertThat(access(story, GRANT, LATER)).contains(Access.ORDER);
            assertThat(access(story, GRANT, LATER.plusDays(1))).isEmpty();
            var other = new GrantId(GRANT.principal(), GRANT.agent(), Capability.STOCK);
            assertThat(access(story, other, TODAY)).isEmpty();
        }
    }

    @Test
    @Spec("ACC-09")
    void givenGrant_whenWithdrawn_thenItHoldsNoMoreAtOnceAndCanBeGivenAgain() {
        try (var story = people().given()) {
            story.when(COMPANY, ORDER);
            assertThat(access(story, GRANT, TODAY)).contains(Access.ORDER);

            assertThat(story.when(COMPANY, new WithdrawAuthority(GRANT)))
                    .containsExactly(new AuthorityWithdrawn(GRANT.toString(), "a1", "b1", Capability.ORIGIN));
            assertThat(access(story, GRANT, TODAY)).isEmpty();
            assertThat(rules(story.refused(COMPANY, new WithdrawAuthority(GRANT))))
                    .containsExactly("accounts.OnlyWhatStandsIsWithdrawn");

            story.when(COMPANY, new GrantAuthority(GRANT, Access.READ, TODAY, LATER));
            assertThat(access(story, GRANT, TODAY)).contains(Access.READ);
        }
    }

    @Test
    @Spec("ACC-09")
    void givenGrant_whenSomebodyElseChangesIt_thenThereIsNone() {
        try (var story = people()) {
            story.when(COMPANY, ORDER);
            for (var who : new Actor[] {
                new Actor("a2", "另一家", Role.APPLICANT, null, null),
                new Actor("b1", "報關行", Role.AGENT, null, null),
                // the right account in another role, or one that only claims to act for it
                new Actor("a1", "台灣貿易", Role.ISSUER, "TPE", null),
                new Actor("a2", "另一家", Role.APPLICANT, null, "a1"),
                Actor.SYSTEM
            }) {
                for (var order : new Object[] {ORDER, new WithdrawAuthority(GRANT)}) {
                    var refusal = story.refused(who, order);
                    assertThat(refusal.kind()).isEqualTo(Rejection.Kind.NOT_FOUND);
                    assertThat(rules(refusal)).containsExactly("accounts.OnlyTheCompanyItselfAuthorises");
                }
            }
        }
    }

    @Test
    @Spec("ACC-09")
    void givenNothingGranted_whenWithdrawn_thenThereIsNone() {
        try (var story = people()) {
            assertThat(catchThrowable(() -> story.when(COMPANY, new WithdrawAuthority(GRANT))))
                    .isInstanceOf(AggregateNotFoundException.class);
        }
    }

    @Test
    @Spec("ACC-09")
    void givenBadTerms_whenGranted_thenEachIsNamedAndEachRuleHasItsText() {
        try (var story = people()) {
            var seen = new ArrayList<Violation>();
            seen.addAll(refused(
                    story, "agent", new GrantId(GRANT.principal(), new AccountId("nobody"), Capability.ORIGIN)));
            seen.addAll(
                    refused(story, "agent", new GrantId(GRANT.principal(), new AccountId("a2"), Capability.ORIGIN)));
            seen.addAll(refused(story, "access", null, TODAY, LATER));
            seen.addAll(refused(story, "from", Access.READ, null, LATER));
            seen.addAll(refused(story, "until", Access.READ, TODAY, null));
            seen.addAll(refused(story, "from", Access.READ, TODAY.minusDays(1), LATER));
            seen.addAll(refused(story, "until", Access.READ, LATER, LATER.minusDays(1)));
            seen.addAll(refused(
                    story, "until", Access.READ, TODAY, TODAY.plusYears(10).plusDays(1)));
            for (var language : new String[] {"", "_en"}) {
                new RuleTexts(language).filledBy(seen);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 42, 9_999_999, 10_000_000, 123_456_789})
    @Spec("ACC-09")
    void givenElectronicId_whenTypedWithASlip_thenItNamesNobody(int serial) {
        var id = ElectronicId.of(serial);
        assertThat(ElectronicId.typed(" " + id.value().toLowerCase(Locale.ROOT) + " "))
                .contains(id);
        var last = id.value().charAt(id.value().length() - 1);
        var wrong = id.value().substring(0, id.value().length() - 1) + (last == '9' ? '0' : (char) (last + 1));
        assertThat(ElectronicId.typed(wrong)).isEmpty();
        assertThat(ElectronicId.typed("agent")).isEmpty();
    }

    private static List<Violation> refused(AccountFixture story, String field, GrantId grant) {
        var violations = story.refused(COMPANY, new GrantAuthority(grant, Access.READ, TODAY, LATER))
                .violations();
        assertThat(violations).extracting(Violation::field).containsExactly(field);
        return violations;
    }

    private static List<Violation> refused(
            AccountFixture story,
            String field,
            @Nullable Access access,
            @Nullable LocalDate from,
            @Nullable LocalDate until) {
        var violations = story.refused(COMPANY, new GrantAuthority(GRANT, access, from, until))
                .violations();
        assertThat(violations).extracting(Violation::field).containsExactly(field);
        return violations;
    }

    private static Optional<Access> access(AccountFixture story, GrantId grant, LocalDate day) {
        return story.directory(accounts -> accounts.access(grant, day));
    }

    private static AccountFixture people() {
        var other = new AccountHolder(
                "other",
                "另一家",
                IdentityKind.BUSINESS_NUMBER,
                "62140097",
                Role.APPLICANT,
                null,
                "o@example.com",
                "臺北市",
                "02-2311-0000");
        var agent = new AccountHolder(
                "agent",
                "報關行",
                IdentityKind.BUSINESS_NUMBER,
                "22099131",
                Role.AGENT,
                null,
                "b@example.com",
                "基隆市",
                "02-2311-0000");
        return new AccountFixture().given(open("a1", HOLDER), open("a2", other), open("b1", agent));
    }
}
