package io.caseledger.origin.domain;

import io.caseledger.origin.contract.CertificateApplication;
import io.caseledger.shared.contract.Attachment;
import io.caseledger.shared.contract.Violation;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** COE0510-01, COE0510-02: "uploaded" has a file with its SHA-256; "by mail" and "at the counter" have none. */
final class AttachmentsAreUploadedOrAnnounced implements ApplicationRule {
    private static final Pattern SHA256 = Pattern.compile("[0-9a-f]{64}");

    @Override
    public List<Violation> check(CertificateApplication application, Filing filing) {
        var found = new ArrayList<Violation>();
        for (int i = 0; i < application.attachments().size(); i++) {
            var attachment = application.attachments().get(i);
            found.addAll(require(isWhole(attachment), "attachments[" + i + "]"));
        }
        return found;
    }

    @SuppressWarnings("NullAway") // an absent choice is null where a client leaves it out
    private static boolean isWhole(Attachment attachment) {
        var size = attachment.size();
        if (attachment.delivery() == null || ApplicationRule.isBlank(attachment.kind())) {
            return false;
        }
        return switch (attachment.delivery()) {
            case UPLOADED ->
                attachment.sha256() != null
                        && SHA256.matcher(attachment.sha256()).matches()
                        && !ApplicationRule.isBlank(attachment.fileName())
                        && !ApplicationRule.isBlank(attachment.mediaType())
                        && size != null
                        && size > 0;
            case MAIL, COUNTER -> attachment.sha256() == null && size == null;
        };
    }
}
