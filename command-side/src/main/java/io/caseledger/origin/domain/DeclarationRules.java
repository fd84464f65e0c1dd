package io.caseledger.origin.domain;

import io.caseledger.origin.contract.Clearance;
import io.caseledger.shared.contract.Violation;
import io.caseledger.shared.domain.FieldRule;
import io.caseledger.shared.reference.DeclarationNumber;
import java.util.List;
import java.util.stream.Stream;

/** By which declarations the goods were exported (COE0010-08). */
final class DeclarationRules {
    static final List<FieldRule<FiledApplication>> REFUSING = List.of(
            new DeclarationIsExactlyOneOfThree(),
            new DeclarationNumbersAreWellFormed(),
            new DeclarationItemsAreNumbered(),
            new PostClearanceNamesADeclaration());

    /** No certain source stands behind these: they are shown and stop nothing. */
    static final List<FieldRule<FiledApplication>> WARNING = List.of(new DeclarationNumbersFollowThePattern());

    private DeclarationRules() {}

    /** COE0010-08: declaration number with item, export voucher number, or certificate-copy number. */
    static final class DeclarationIsExactlyOneOfThree implements FieldRule<FiledApplication> {
        @Override
        public List<Violation> violations(FiledApplication filed) {
            return each(filed.application().declarations(), "declarations", (declaration, row) -> {
                var given = Stream.of(
                                declaration.declarationNumber(),
                                declaration.voucherNumber(),
                                declaration.certificateCopyNumber())
                        .filter(number -> !FieldRule.isBlank(number))
                        .count();
                return require(given == 1, row);
            });
        }
    }

    /** GEN-09: 14 characters; an unusual pattern only warns. */
    static final class DeclarationNumbersAreWellFormed implements FieldRule<FiledApplication> {
        @Override
        public List<Violation> violations(FiledApplication filed) {
            return each(filed.application().declarations(), "declarations", (declaration, row) -> {
                var number = declaration.declarationNumber();
                return number == null || number.isBlank()
                        ? List.of()
                        : require(DeclarationNumber.check(number), row + ".declarationNumber");
            });
        }
    }

    /** Facts: customs adds patterns, so an unusual one only warns. */
    static final class DeclarationNumbersFollowThePattern implements FieldRule<FiledApplication> {
        @Override
        public List<Violation> violations(FiledApplication filed) {
            return each(filed.application().declarations(), "declarations", (declaration, row) -> {
                var number = declaration.declarationNumber();
                return number == null || number.isBlank()
                        ? List.of()
                        : warn(DeclarationNumber.check(number), row + ".declarationNumber");
            });
        }
    }

    /** COE0010-08: a declaration is named by its item; customs messages have 4 digits for it. */
    static final class DeclarationItemsAreNumbered implements FieldRule<FiledApplication> {
        @Override
        public List<Violation> violations(FiledApplication filed) {
            return each(filed.application().declarations(), "declarations", (declaration, row) -> {
                var item = declaration.item();
                var numbered = FieldRule.isBlank(declaration.declarationNumber())
                        || (item != null && item >= 1 && item <= 9999);
                return require(numbered, row + ".item");
            });
        }
    }

    /** COE0010-08: what has been exported can be proved. */
    static final class PostClearanceNamesADeclaration implements FieldRule<FiledApplication> {
        @Override
        public List<Violation> violations(FiledApplication filed) {
            var application = filed.application();
            return require(
                    application.clearance() != Clearance.POST_CLEARANCE
                            || !application.declarations().isEmpty(),
                    "declarations");
        }
    }
}
