package io.caseledger.accounts.domain;

import io.caseledger.accounts.contract.AccountHolder;
import io.caseledger.accounts.contract.UserName;
import io.caseledger.shared.contract.Rejection;
import io.caseledger.shared.contract.Role;
import io.caseledger.shared.contract.Violation;
import io.caseledger.shared.domain.FieldRule;
import io.caseledger.shared.domain.Rules;
import io.caseledger.shared.reference.IssuingUnits;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What has to be right about an account's holder (ACC-02). All rules are asked, so that a form shows every error at once (GEN-05). */
final class HolderRules {
    private static final List<FieldRule<Content>> ALL = List.of(
            new AccountFieldsAreFilled(),
            new AccountTextsFitTheirFields(),
            new UserNamesAreSimple(),
            new UserNamesAreNoElectronicIds(),
            new IdentityNumbersAreValid(),
            new EmailsAreAddresses(),
            new TelephoneNumbersCanBeDialled(),
            new OnlyIssuersHaveAUnit(),
            new NobodyIsTheServiceItself());

    private HolderRules() {}

    /**
     * @param today day in Asia/Taipei
     * @return the holder with the identity number in its normal form
     * @throws Rejection naming every field that is wrong
     */
    static AccountHolder checked(AccountHolder holder, LocalDate today) {
        Rules.require(ALL, new Content(holder, today));
        return holder.withIdentityNumber(
                holder.identityKind().check(holder.identityNumber(), today).normalised());
    }

    /** A holder as typed, on a day in Asia/Taipei. */
    record Content(AccountHolder holder, LocalDate today) {
        /** The texts that are asked for, by their fields. */
        Stream<Map.Entry<String, String>> texts() {
            return Stream.of(
                    Map.entry("userName", holder.userName()),
                    Map.entry("displayName", holder.displayName()),
                    Map.entry("identityNumber", holder.identityNumber()),
                    Map.entry("email", holder.email()),
                    Map.entry("address", holder.address()),
                    Map.entry("telephone", holder.telephone()));
        }
    }

    /** A rule on how one text is written; nothing at all is another rule's. */
    private interface TextRule extends FieldRule<Content> {
        default List<Violation> matches(Pattern pattern, String text, String field) {
            return require(text.isBlank() || pattern.matcher(text).matches(), field);
        }
    }

    /** None of them may be missing. */
    static final class AccountFieldsAreFilled implements FieldRule<Content> {
        @Override
        public List<Violation> violations(Content content) {
            return content.texts()
                    .flatMap(text -> require(!text.getValue().isBlank(), text.getKey()).stream())
                    .toList();
        }
    }

    /** In characters as people count them. */
    static final class AccountTextsFitTheirFields implements FieldRule<Content> {
        private static final int MOST = 200;

        @Override
        public List<Violation> violations(Content content) {
            return content.texts()
                    .flatMap(text -> require(
                            text.getValue().isBlank()
                                    || text.getValue()
                                                    .codePointCount(
                                                            0, text.getValue().length())
                                            <= MOST,
                            text.getKey(),
                            Integer.toString(MOST))
                            .stream())
                    .toList();
        }
    }

    /** Also keeps control characters and look-alike spaces out of what people type at login. */
    static final class UserNamesAreSimple implements TextRule {
        private static final Pattern USER_NAME = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{N}._@-]{1,49}");

        @Override
        public List<Violation> violations(Content content) {
            return matches(USER_NAME, UserName.folded(content.holder().userName()), "userName");
        }
    }

    /** ACC-09: who grants something by an electronic id, or by one with a slip in it, must not meet somebody who has chosen it as a name. */
    static final class UserNamesAreNoElectronicIds implements FieldRule<Content> {
        private static final Pattern LIKE_AN_ID = Pattern.compile("ic[0-9]+");

        @Override
        public List<Violation> violations(Content content) {
            var like = LIKE_AN_ID
                    .matcher(UserName.folded(content.holder().userName()))
                    .matches();
            return require(!like, "userName");
        }
    }

    /** By its kind (GEN-09). */
    static final class IdentityNumbersAreValid implements FieldRule<Content> {
        @Override
        public List<Violation> violations(Content content) {
            var holder = content.holder();
            return holder.identityNumber().isBlank()
                    ? List.of()
                    : require(holder.identityKind().check(holder.identityNumber(), content.today()), "identityNumber");
        }
    }

    /** Deliberately loose: only a mail shows whether an address exists. */
    static final class EmailsAreAddresses implements TextRule {
        private static final Pattern EMAIL =
                Pattern.compile("[^\\s@<>\"(),;:\\\\]{1,64}@[A-Za-z0-9-]+(\\.[A-Za-z0-9-]+)+");

        @Override
        public List<Violation> violations(Content content) {
            return matches(EMAIL, content.holder().email().strip(), "email");
        }
    }

    /** Digits and what stands between them; an extension after # or ext. */
    static final class TelephoneNumbersCanBeDialled implements TextRule {
        private static final Pattern TELEPHONE = Pattern.compile("[0-9+()#*\\- ext.]{6,30}");

        @Override
        public List<Violation> violations(Content content) {
            return matches(TELEPHONE, content.holder().telephone().strip(), "telephone");
        }
    }

    /** An officer works for one unit; nobody else has one. */
    static final class OnlyIssuersHaveAUnit implements FieldRule<Content> {
        @Override
        public List<Violation> violations(Content content) {
            var unit = content.holder().unit();
            return require(
                    content.holder().role() == Role.ISSUER
                            ? unit != null && IssuingUnits.byCode(unit).isPresent()
                            : unit == null,
                    "unit");
        }
    }

    /** The service's own role logs in nowhere. */
    static final class NobodyIsTheServiceItself implements FieldRule<Content> {
        @Override
        public List<Violation> violations(Content content) {
            return require(content.holder().role() != Role.SYSTEM, "role");
        }
    }
}
