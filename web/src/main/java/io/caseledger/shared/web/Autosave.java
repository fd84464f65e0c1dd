package io.caseledger.shared.web;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.reactive.result.view.Rendering;

/** Answers the saves that a page sends by itself while somebody types (autosave.js). */
public final class Autosave {
    private Autosave() {}

    /**
     * 409 where another page has saved meanwhile, or the draft is sent already.
     *
     * @param path where the draft is gone on with; null for the page itself
     */
    public static Rendering answer(Draft.Saved saved, @Nullable String path) {
        if (saved.result() != Draft.Result.KEPT) {
            return overtaken();
        }
        var answer = Rendering.view("shared/drafts :: answer")
                .modelAttribute("at", saved.draft().savedAt())
                .modelAttribute("version", saved.draft().version());
        return (path == null ? answer : answer.modelAttribute("path", path)).build();
    }

    public static Rendering overtaken() {
        return Rendering.view("shared/drafts :: short")
                .status(HttpStatus.CONFLICT)
                .build();
    }
}
