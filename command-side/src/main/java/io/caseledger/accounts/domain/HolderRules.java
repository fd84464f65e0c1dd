package io.caseledger.accounts.domain;

import io.caseledger.accounts.contract.AccountHolder;
import io.caseledger.accounts.contract.UserName;
import io.caseledger.shared.contract.Rejection;
import io.caseledger.shared.contract.Role;
import io.caseledger.shared.contract.Violation;
import io.caseledger.shared.reference.Check;
import io.caseledger.shared.reference.IssuingUnits;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What has to be right about an account's holder (ACC-02). All rules are asked, so that a form shows every error at once (GEN-05). */
final class HolderRules {
    private static final int LONGEST = 200;
    /** Also keeps control characters and look-alike spaces out of what people type at login. */
    private static final Pattern USER_NAME = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{N}._@-]{1,49}");
    /** Deliberately loose: only a mail shows whether an address exists. */
    private static final Pattern EMAIL = Pattern.compile("[^\\s@<>\"(),;:\\\\]{1,64}@[A-Za-z0-9-]+(\\.[A-Za-z0-9-]+)+");

    private static final Pattern TELEPHONE = Pattern.compile("[0-9+()#*\\- ext.]{6,30}");

    private static final List<BiFunction<AccountHolder, LocalDate, Stream<Violation>>> RULES = List.of(
            (holder, today) -> requiredFieldsAreFilled(holder),
            (holder, today) -> userNamesAreSimple(holder),
            HolderRules::identityNumbersAreValid,
            (holder, today) -> emailsAreAddresses(holder),
            (holder, today) -> telephoneNumbersCanBeDialled(holder),
            (holder, today) -> issuersHaveAUnit(holder),
            (holder, today) -> rolesAreForPeople(holder));

    private HolderRules() {}

    /**
     * @return the holder with the identity number in its normal form
     * @throws Rejection naming every field that is wrong
     */
    static AccountHolder checked(AccountHolder holder, LocalDate today) {
        var found = new ArrayList<Violation>();
        RULES.forEach(rule -> rule.apply(holder, today).forEach(found::add));
        if (!found.isEmpty()) {
            throw new Rejection(Rejection.Kind.INVALID, found);
        }
        return holder.withIdentityNumber(
                holder.identityKind().check(holder.identityNumber(), today).normalised());
    }

    private static Stream<Violation> requiredFieldsAreFilled(AccountHolder holder) {
        return Stream.of(
                        required("userName", holder.userName()),
                        required("displayName", holder.displayName()),
                        required("identityNumber", holder.identityNumber()),
                        required("email", holder.email()),
                        required("address", holder.address()),
                        required("telephone", holder.telephone()))
                .flatMap(violations -> violations);
    }

    private static Stream<Violation> required(String field, String value) {
        if (value.isBlank()) {
            return Stream.of(Violation.of("AccountFieldsAreFilled", field));
        }
        return value.codePointCount(0, value.length()) > LONGEST
                ? Stream.of(Violation.of("AccountTextsFitTheirFields", field, Integer.toString(LONGEST)))
                : Stream.empty();
    }

    private static Stream<Violation> userNamesAreSimple(AccountHolder holder) {
        return mismatch("UserNamesAreSimple", "userName", UserName.folded(holder.userName()), USER_NAME);
    }

    private static Stream<Violation> identityNumbersAreValid(AccountHolder holder, LocalDate today) {
        if (holder.identityNumber().isBlank()) {
            return Stream.empty();
        }
        Check check = holder.identityKind().check(holder.identityNumber(), today);
        if (check.accepted()) {
            return Stream.empty();
        }
        return Stream.of(Violation.of("IdentityNumbersAreValid", "identityNumber", check));
    }

    private static Stream<Violation> emailsAreAddresses(AccountHolder holder) {
        return mismatch("EmailsAreAddresses", "email", holder.email().strip(), EMAIL);
    }

    private static Stream<Violation> telephoneNumbersCanBeDialled(AccountHolder holder) {
        return mismatch(
                "TelephoneNumbersCanBeDialled", "telephone", holder.telephone().strip(), TELEPHONE);
    }

    private static Stream<Violation> issuersHaveAUnit(AccountHolder holder) {
        boolean right = holder.role() == Role.ISSUER ? knownUnit(holder.unit()) : holder.unit() == null;
        return right ? Stream.empty() : Stream.of(Violation.of("OnlyIssuersHaveAUnit", "unit"));
    }

    private static Stream<Violation> rolesAreForPeople(AccountHolder holder) {
        return holder.role() == Role.SYSTEM
                ? Stream.of(Violation.of("NobodyIsTheServiceItself", "role"))
                : Stream.empty();
    }

    private static boolean knownUnit(@Nullable String unit) {
        return unit != null && IssuingUnits.byCode(unit).isPresent();
    }

    private static Stream<Violation> mismatch(String rule, String field, String value, Pattern pattern) {
        return value.isBlank() || pattern.matcher(value).matches()
                ? Stream.empty()
                : Stream.of(Violation.of(rule, field));
    }
}
