package io.caseledger.permit.domain;

import io.caseledger.permit.contract.DemandAmendment;
import io.caseledger.permit.contract.ImportWay;
import io.caseledger.permit.contract.PermitApplication;
import io.caseledger.permit.contract.PieceUnits;
import io.caseledger.permit.contract.RecordDeclaration;
import io.caseledger.permit.contract.RecordEntry;
import io.caseledger.permit.contract.RecordRelease;
import io.caseledger.permit.contract.ReleasedItem;
import io.caseledger.permit.contract.ReportMismatch;
import io.caseledger.permit.domain.PermitRules.Attempt;
import io.caseledger.shared.contract.Rejection;
import io.caseledger.shared.contract.Violation;
import io.caseledger.shared.domain.FieldRule;
import io.caseledger.shared.domain.Rule;
import io.caseledger.shared.domain.Rules;
import io.caseledger.shared.reference.DeclarationNumber;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;

/** What customs may say of a permit, and in which order (API-07, MSK-12 … MSK-14). */
final class CustomsRules {
    /** Of every message, one that was heard before too. */
    static final List<Rule<Attempt>> HEAR = List.of(
            new PermitRules.PermitExists(),
            new OnlyCustomsReports(),
            new CustomsMessagesAreNumbered(),
            new RepeatedMessagesSayTheSame());

    static final List<Rule<Attempt>> DECLARE = Rules.after(
            HEAR,
            new PermitRules.OnlyIssuedPermitsChange(),
            new OnlyDeclaredPermitsTakeDeclarations(),
            new CustomsDeclarationNumbersAreWellFormed(),
            new CustomsItemsAreGiven(),
            new DeclarationIsOfThePermitsImporter(),
            new DeclarationsAreRecordedOnce(),
            new ExpiredPermitsTakeNoDeclaration());
    private static final List<Rule<Attempt>> FOLLOW = Rules.after(
            HEAR,
            new PermitRules.OnlyIssuedPermitsChange(),
            new CustomsDeclarationNumbersAreWellFormed(),
            new PermitRules.PermitNotesAreNotTooLong(),
            new CustomsSaysWhatIsWrong(),
            new DeclarationsComeFirst());
    static final List<Rule<Attempt>> ENTER = Rules.after(FOLLOW, new EntriesAreRecordedOnce());
    static final List<Rule<Attempt>> MISMATCH = Rules.after(FOLLOW, new ReleasedGoodsMismatchNoMore());
    static final List<Rule<Attempt>> RELEASE = Rules.after(
            FOLLOW,
            new CustomsItemsAreGiven(),
            new GoodsAreReleasedOnce(),
            new ReleasesFollowEntry(),
            new MismatchesAreAmendedBeforeRelease(),
            new DayOfReleaseIsPlausible(),
            new ReleasedItemsAreDeclared(),
            new ReleasedNeverExceedsPermitted());
    static final List<Rule<Attempt>> DEMAND = Rules.after(FOLLOW, new DemandsFollowEntry());

    private CustomsRules() {}

    /** API-07: what customs has done is told by customs. */
    static final class OnlyCustomsReports implements Rule<Attempt> {
        @Override
        public Optional<Rejection> refusal(Attempt attempt) {
            return require(attempt.byCustoms(), Rejection.Kind.FORBIDDEN);
        }
    }

    /** API-07: the sender's own number of a message tells a repetition from news; 1 to 100 characters. */
    static final class CustomsMessagesAreNumbered implements Rule<Attempt> {
        private static final int MOST = 100;

        @Override
        public Optional<Rejection> refusal(Attempt attempt) {
            var numbered = CustomsMessage.id(attempt.command())
                    .filter(id -> !FieldRule.isBlank(id) && id.length() <= MOST)
                    .isPresent();
            return requireField(numbered, "messageId", Integer.toString(MOST));
        }
    }

    /** API-07: a message may come again, but not say something else under the same number. */
    static final class RepeatedMessagesSayTheSame implements Rule<Attempt> {
        @Override
        public Optional<Rejection> refusal(Attempt attempt) {
            var id = CustomsMessage.id(attempt.command()).orElse("");
            var earlier = attempt.standing().message(id);
            return requireField(
                    earlier.isEmpty() || earlier.equals(CustomsMessage.of(attempt.command())), "messageId", id);
        }
    }

    /** MSK-03: a permit for parcels, travellers or other ways is written off by the importer; no declaration belongs to it. */
    static final class OnlyDeclaredPermitsTakeDeclarations implements Rule<Attempt> {
        @Override
        public Optional<Rejection> refusal(Attempt attempt) {
            return require(attempt.standing().way() == ImportWay.DECLARATION, Rejection.Kind.CONFLICT);
        }
    }

    /** API-07, GEN-09: 14 characters in five parts. */
    static final class CustomsDeclarationNumbersAreWellFormed implements Rule<Attempt> {
        @Override
        public Optional<Rejection> refusal(Attempt attempt) {
            var number =
                    switch (attempt.command()) {
                        case RecordDeclaration declaration -> declaration.declarationNumber();
                        case RecordEntry entry -> entry.declarationNumber();
                        case ReportMismatch mismatch -> mismatch.declarationNumber();
                        case RecordRelease release -> release.declarationNumber();
                        case DemandAmendment demand -> demand.declarationNumber();
                        default -> null;
                    };
            if (number == null) {
                return pass(); // a demand may be about the permit as a whole
            }
            var check = DeclarationNumber.check(number);
            return check.accepted() ? pass() : refuse(List.of(Violation.of(key(), "declarationNumber", check)));
        }
    }

    /** API-07: a mismatch and a demand say what they are about, since the importer has to act on them. */
    static final class CustomsSaysWhatIsWrong implements Rule<Attempt> {
        @Override
        public Optional<Rejection> refusal(Attempt attempt) {
            var description =
                    switch (attempt.command()) {
                        case ReportMismatch mismatch -> mismatch.description();
                        case DemandAmendment demand -> demand.description();
                        default -> "said otherwise";
                    };
            return requireField(!FieldRule.isBlank(description), "description");
        }
    }

    /** API-07: entry, mismatch, release and demand follow a declaration; one that comes before it is refused, so that the sender tries again. */
    static final class DeclarationsComeFirst implements Rule<Attempt> {
        @Override
        public Optional<Rejection> refusal(Attempt attempt) {
            var number = CustomsMessage.of(attempt.command()).map(CustomsMessage::declaration);
            return require(
                    number.isEmpty() || attempt.declaration().isPresent(), Rejection.Kind.CONFLICT, number.orElse(""));
        }
    }

    /** API-07: at least one item, each once, numbered by 1 to 4 digits, with whole pieces above zero. */
    static final class CustomsItemsAreGiven implements Rule<Attempt> {
        private static final int LAST = 9999;
        private static final int MOST = PermitApplication.MOST_ITEMS;

        @Override
        public Optional<Rejection> refusal(Attempt attempt) {
            return switch (attempt.command()) {
                case RecordDeclaration declaration -> refusal(declaration.items());
                case RecordRelease release -> refusal(release.items());
                default -> pass();
            };
        }

        private Optional<Rejection> refusal(List<ReleasedItem> items) {
            if (items.isEmpty() || items.size() > MOST) {
                return requireField(false, "items", Integer.toString(MOST));
            }
            var found = new ArrayList<Violation>();
            var seen = new HashSet<Integer>();
            for (int i = 0; i < items.size(); i++) {
                var item = items.get(i);
                if (item.item() < 1 || item.item() > LAST || !seen.add(item.item())) {
                    found.add(Violation.of(key(), "items[" + i + "].item", Integer.toString(MOST)));
                }
                if (item.pieces() < 1 || item.pieces() > PieceUnits.MOST) {
                    found.add(Violation.of(key(), "items[" + i + "].pieces", Integer.toString(MOST)));
                }
            }
            return refuse(found);
        }
    }

    /** MSK-30: a permit lets its own importer import, nobody else. */
    static final class DeclarationIsOfThePermitsImporter implements Rule<Attempt> {
        @Override
        public Optional<Rejection> refusal(Attempt attempt) {
            var own = !(attempt.command() instanceof RecordDeclaration declaration)
                    || CustomsMessage.identity(declaration.importerIdentity())
                            .equals(attempt.standing().importerIdentity());
            return requireField(own, "importerIdentity");
        }
    }

    /** API-07: a declaration is received once; what is wrong with it is reported as a mismatch. */
    static final class DeclarationsAreRecordedOnce implements Rule<Attempt> {
        @Override
        public Optional<Rejection> refusal(Attempt attempt) {
            return require(attempt.declaration().isEmpty(), Rejection.Kind.CONFLICT);
        }
    }

    /** MSK-04: an expired permit takes no new declaration; what was declared in time goes on. */
    static final class ExpiredPermitsTakeNoDeclaration implements Rule<Attempt> {
        @Override
        public Optional<Rejection> refusal(Attempt attempt) {
            return require(
                    !attempt.standing().expired(attempt.today()),
                    Rejection.Kind.CONFLICT,
                    attempt.standing().issued().validUntil().toString());
        }
    }

    /** API-07: goods enter the clearance procedure once. */
    static final class EntriesAreRecordedOnce implements Rule<Attempt> {
        @Override
        public Optional<Rejection> refusal(Attempt attempt) {
            return require(!attempt.declaration().orElseThrow().entered(), Rejection.Kind.CONFLICT);
        }
    }

    /** API-07: after release customs demands an amendment instead of reporting a mismatch. */
    static final class ReleasedGoodsMismatchNoMore implements Rule<Attempt> {
        @Override
        public Optional<Rejection> refusal(Attempt attempt) {
            return require(!attempt.declaration().orElseThrow().released(), Rejection.Kind.CONFLICT);
        }
    }

    /** API-07: the goods of a declaration are released once. */
    static final class GoodsAreReleasedOnce implements Rule<Attempt> {
        @Override
        public Optional<Rejection> refusal(Attempt attempt) {
            return require(!attempt.declaration().orElseThrow().released(), Rejection.Kind.CONFLICT);
        }
    }

    /** API-07: nothing is released that has not entered the clearance procedure. */
    static final class ReleasesFollowEntry implements Rule<Attempt> {
        @Override
        public Optional<Rejection> refusal(Attempt attempt) {
            return require(attempt.declaration().orElseThrow().entered(), Rejection.Kind.CONFLICT);
        }
    }

    /** MSK-12: what was reported as a mismatch is released after the permit was amended. */
    static final class MismatchesAreAmendedBeforeRelease implements Rule<Attempt> {
        @Override
        public Optional<Rejection> refusal(Attempt attempt) {
            return require(!attempt.declaration().orElseThrow().mismatched(), Rejection.Kind.CONFLICT);
        }
    }

    /** API-07: a release has happened; its day is today or before, and not before the permit was issued. */
    static final class DayOfReleaseIsPlausible implements Rule<Attempt> {
        @Override
        public Optional<Rejection> refusal(Attempt attempt) {
            if (!(attempt.command() instanceof RecordRelease release)) {
                return pass();
            }
            var first = attempt.standing().issued().issuedOn();
            var plausible = !release.releasedOn().isAfter(attempt.today())
                    && !release.releasedOn().isBefore(first);
            return requireField(
                    plausible, "releasedOn", first.toString(), attempt.today().toString());
        }
    }

    /** API-07: of each item no more is released than was declared. */
    static final class ReleasedItemsAreDeclared implements Rule<Attempt> {
        @Override
        public Optional<Rejection> refusal(Attempt attempt) {
            if (!(attempt.command() instanceof RecordRelease release)) {
                return pass();
            }
            var declared = attempt.declaration().orElseThrow().items();
            return release.items().stream()
                    .filter(item -> item.pieces() > declared.getOrDefault(item.item(), 0L))
                    .findFirst()
                    .flatMap(item -> require(
                            false,
                            Rejection.Kind.CONFLICT,
                            Integer.toString(item.item()),
                            Long.toString(declared.getOrDefault(item.item(), 0L))));
        }
    }

    /** MSK-14: of each item no more comes in than the permit has, all declarations together; more is a mismatch, to be amended first. */
    static final class ReleasedNeverExceedsPermitted implements Rule<Attempt> {
        @Override
        public Optional<Rejection> refusal(Attempt attempt) {
            if (!(attempt.command() instanceof RecordRelease release)) {
                return pass();
            }
            return release.items().stream()
                    .filter(item -> item.pieces() > room(attempt.standing(), item.item()))
                    .findFirst()
                    .flatMap(item -> require(
                            false,
                            Rejection.Kind.CONFLICT,
                            Integer.toString(item.item()),
                            Long.toString(Math.max(0, room(attempt.standing(), item.item())))));
        }

        private static long room(PermitStanding standing, int number) {
            var items = standing.application().items();
            return number > items.size() ? 0 : items.get(number - 1).pieces() - standing.cameIn(number);
        }
    }

    /** MSK-13: customs demands an amendment of goods that are in clearance or have come in. */
    static final class DemandsFollowEntry implements Rule<Attempt> {
        @Override
        public Optional<Rejection> refusal(Attempt attempt) {
            var declaration = attempt.declaration();
            return require(
                    declaration
                            .map(DeclaredGoods::entered)
                            .orElse(attempt.standing().entered()),
                    Rejection.Kind.CONFLICT);
        }
    }
}
