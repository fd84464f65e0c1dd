package io.caseledger.mask.web;

import io.caseledger.mask.query.PermitView;
import io.caseledger.shared.web.Draft;
import io.caseledger.shared.web.Drafts;
import io.caseledger.shared.web.Form;
import java.util.HashMap;
import java.util.List;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Drafts of revisions: one for a permit and account, with what of the permit its author had seen. */
@Component
class RevisionDrafts {
    /** Of the form, beside the application's fields. */
    private static final List<String> BESIDE = List.of("kind", "description", "version", "revision");

    private final Drafts drafts;

    RevisionDrafts(Drafts drafts) {
        this.drafts = drafts;
    }

    /** The open one, or one that begins with these fields and is kept from its first save on. */
    Mono<Draft> open(PermitFiler filer, PermitView view, Form first) {
        var number = view.row().permitNumber();
        return drafts.about(filer.actor().accountId(), MaskDraftsController.REVISION, number)
                .switchIfEmpty(Mono.fromSupplier(() -> drafts.blank(
                        Draft.Place.fresh(filer.actor().accountId(), MaskDraftsController.REVISION, number),
                        text(first).fields())));
    }

    /** @param form what the page will show: with rows added or removed */
    Mono<Draft.Saved> keep(PermitFiler filer, PermitView view, SentPermit sent, Form form) {
        return keep(filer, view, sent, form, sent.form().key());
    }

    /** What is typed after the revision was sent is another one. */
    Mono<Draft.Saved> keepAnew(PermitFiler filer, PermitView view, SentPermit sent, Form form) {
        return keep(filer, view, sent, form, "");
    }

    private Mono<Draft.Saved> keep(PermitFiler filer, PermitView view, SentPermit sent, Form form, String key) {
        return drafts.keep(place(filer, view, key), Draft.Tab.of(sent.form()), text(form));
    }

    Mono<Void> sent(PermitFiler filer, PermitView view, String key) {
        return drafts.sent(place(filer, view, key), view.row().permitNumber());
    }

    private static Draft.Place place(PermitFiler filer, PermitView view, String key) {
        return Drafts.place(
                filer.actor().accountId(),
                MaskDraftsController.REVISION,
                view.row().permitNumber(),
                key);
    }

    private static Draft.Text text(Form form) {
        var fields = new HashMap<>(SentPermit.fields(form));
        for (var field : BESIDE) {
            if (!form.value(field).isEmpty()) {
                fields.put(field, form.value(field));
            }
        }
        return Draft.Text.of(SentPermit.title(fields), fields);
    }
}
