package io.caseledger.origin.domain;

import io.caseledger.shared.contract.Attachment;
import io.caseledger.shared.contract.Violation;
import io.caseledger.shared.domain.FieldRule;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** How many copies there are, what goes with them, and how much of all there may be (COE0010-10). */
final class CopyRules {
    static final List<FieldRule<FiledApplication>> REFUSING = List.of(
            new OriginalsAreOneToFive(),
            new DuplicatesAreUpToTen(),
            new ManyCopiesNeedARemark(),
            new AttachmentsAreUploadedOrAnnounced(),
            new AttachmentsFitTheCase(),
            new RowsAreNotTooManyToReview());

    private CopyRules() {}

    /** COE0010-10, Art. 15. */
    static final class OriginalsAreOneToFive implements FieldRule<FiledApplication> {
        @Override
        public List<Violation> violations(FiledApplication filed) {
            var originals = filed.application().originals();
            return require(originals != null && originals >= 1 && originals <= 5, "originals");
        }
    }

    /** COE0010-10, Art. 15. */
    static final class DuplicatesAreUpToTen implements FieldRule<FiledApplication> {
        @Override
        public List<Violation> violations(FiledApplication filed) {
            var duplicates = filed.application().duplicates();
            return require(duplicates != null && duplicates >= 0 && duplicates <= 10, "duplicates");
        }
    }

    /** COE0010-10, Art. 15: more than 3 originals or 6 duplicates need a reason. */
    static final class ManyCopiesNeedARemark implements FieldRule<FiledApplication> {
        @Override
        public List<Violation> violations(FiledApplication filed) {
            var application = filed.application();
            var originals = application.originals();
            var duplicates = application.duplicates();
            var many = (originals != null && originals > 3) || (duplicates != null && duplicates > 6);
            return require(!many || !FieldRule.isBlank(application.remark()), "remark");
        }
    }

    /** COE0510-01, COE0510-02: "uploaded" has a file with its SHA-256; "by mail" and "at the counter" have none. */
    static final class AttachmentsAreUploadedOrAnnounced implements FieldRule<FiledApplication> {
        private static final Pattern SHA256 = Pattern.compile("[0-9a-f]{64}");

        @Override
        public List<Violation> violations(FiledApplication filed) {
            return each(
                    filed.application().attachments(),
                    "attachments",
                    (attachment, row) -> require(isWhole(attachment), row));
        }

        @SuppressWarnings("NullAway") // an absent choice is null where a client leaves it out
        private static boolean isWhole(Attachment attachment) {
            var size = attachment.size();
            if (attachment.delivery() == null || FieldRule.isBlank(attachment.kind())) {
                return false;
            }
            return switch (attachment.delivery()) {
                case UPLOADED ->
                    attachment.sha256() != null
                            && SHA256.matcher(attachment.sha256()).matches()
                            && !FieldRule.isBlank(attachment.fileName())
                            && !FieldRule.isBlank(attachment.mediaType())
                            && size != null
                            && size > 0;
                case MAIL, COUNTER -> attachment.sha256() == null && size == null;
            };
        }
    }

    /** COE0510-02: 20 MB each, 100 MB a case. */
    static final class AttachmentsFitTheCase implements FieldRule<FiledApplication> {
        private static final long EACH = 20L * 1024 * 1024;
        private static final long CASE = 100L * 1024 * 1024;

        @Override
        public List<Violation> violations(FiledApplication filed) {
            var application = filed.application();
            var found = new ArrayList<Violation>();
            var total = 0L;
            for (int i = 0; i < application.attachments().size(); i++) {
                var size = application.attachments().get(i).size();
                total += size == null ? 0 : Math.min(size, CASE + 1);
                found.addAll(require(size == null || size <= EACH, "attachments[" + i + "]", "20", "100"));
            }
            found.addAll(require(total <= CASE, "attachments", "20", "100"));
            return found;
        }
    }

    /** GEN-06: an officer reads them all, and an event has to stay of a size that can be replayed. */
    static final class RowsAreNotTooManyToReview implements FieldRule<FiledApplication> {
        @Override
        public List<Violation> violations(FiledApplication filed) {
            var application = filed.application();
            var found = new ArrayList<Violation>();
            found.addAll(atMost(500, application.goods(), "goods"));
            found.addAll(atMost(50, application.manufacturers(), "manufacturers"));
            found.addAll(atMost(100, application.declarations(), "declarations"));
            found.addAll(atMost(50, application.attachments(), "attachments"));
            return found;
        }

        private List<Violation> atMost(int most, List<?> rows, String field) {
            return require(rows.size() <= most, field, Integer.toString(most));
        }
    }
}
