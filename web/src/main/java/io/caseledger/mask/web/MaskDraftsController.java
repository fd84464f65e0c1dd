package io.caseledger.mask.web;

import io.caseledger.shared.web.Draft;
import io.caseledger.shared.web.Drafts;
import io.caseledger.shared.web.ListedDraft;
import java.util.List;
import java.util.Locale;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.reactive.result.view.Rendering;
import reactor.core.publisher.Mono;

/** What an applicant has begun and not sent: applications, revisions, flows and returns, as a list, and their deletion. */
@Controller
class MaskDraftsController {
    static final String PATH = "/mask/drafts";
    /** Forms among drafts. */
    static final String APPLICATION = "mask.application";

    static final String REVISION = "mask.revision";

    private static final List<String> KINDS =
            List.of(APPLICATION, REVISION, StockDraft.kind(StockDraft.FLOWS), StockDraft.kind(StockDraft.RETURNS));

    private final PermitFilers filers;
    private final Drafts drafts;
    private final PermitWords words;

    MaskDraftsController(PermitFilers filers, Drafts drafts, PermitWords words) {
        this.filers = filers;
        this.drafts = drafts;
        this.words = words;
    }

    @GetMapping(PATH)
    Mono<Rendering> list(Locale locale) {
        return filers.filer()
                .flatMap(filer -> drafts.list(filer.actor().accountId(), KINDS, "way")
                        .map(draft -> listed(draft, locale))
                        .collectList())
                .map(found -> Rendering.view("mask/drafts")
                        .modelAttribute("drafts", found)
                        .build());
    }

    @PostMapping(PATH + "/{id}/delete")
    Mono<Rendering> delete(@PathVariable String id) {
        return filers.filer()
                .flatMap(filer -> drafts.delete(filer.actor().accountId(), KINDS, id))
                .thenReturn(
                        Rendering.redirectTo(PATH).status(HttpStatus.SEE_OTHER).build());
    }

    private ListedDraft listed(Draft.Line draft, Locale locale) {
        var kind = draft.kind().substring(draft.kind().indexOf('.') + 1);
        return new ListedDraft(
                draft.title(),
                draft.subject(),
                words.text("mask.drafts.kind." + kind, locale),
                switch (kind) {
                    case "application" -> PATH + "/" + draft.id();
                    case "revision" -> "/mask/permits/" + draft.subject() + "/revise";
                    default -> "/mask/stock/" + draft.subject();
                },
                PATH + "/" + draft.id() + "/delete",
                draft.savedAt());
    }
}
