package io.caseledger.shared.web;

import io.caseledger.shared.reference.CodeLists;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** Answers code pickers (UI-03) with a fragment of choices. The lists are public knowledge. */
@Controller
class CodesController {
    private static final int SHOWN = 50;
    private static final int LONGEST_TEXT = 100;

    /**
     * @param q part of a code or name in either language; blank for all
     * @param parent only what belongs to this group: a continent, a country …
     */
    @GetMapping("/codes/{list}")
    String results(
            @PathVariable String list,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(required = false) @Nullable String parent,
            Locale locale,
            Model model) {
        var codes = CodeLists.byId(list).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        if (q.length() > LONGEST_TEXT) {
            throw new ResponseStatusException(HttpStatus.BAD_REQUEST, "q: at most " + LONGEST_TEXT + " characters");
        }
        var group = parent == null || parent.isBlank() ? null : parent;
        var found = codes.search(q, locale, group, SHOWN + 1);
        model.addAttribute("exact", codes.byCode(q).orElse(null));
        model.addAttribute("parents", codes.parents(locale));
        model.addAttribute("more", found.size() > SHOWN);
        model.addAttribute("shown", SHOWN);
        model.addAttribute("codes", found.stream().limit(SHOWN).toList());
        model.addAttribute("locale", locale);
        return "shared/codes :: results";
    }
}
