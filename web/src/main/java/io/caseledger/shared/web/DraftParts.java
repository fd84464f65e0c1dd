package io.caseledger.shared.web;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** The drafted forms of each part of the service, and how a list of them calls a draft. */
@Component
class DraftParts {
    /** Function of each part's list; its texts begin with the same key. */
    static final Map<String, String> FUNCTIONS = Map.of("origin", "COE0010D", "mask", "MSK0010D");

    private final Texts texts;
    private final Map<String, FormSpec<?>> specs;

    DraftParts(Texts texts, List<FormSpec<?>> specs) {
        this.texts = texts;
        this.specs = specs.stream()
                .collect(Collectors.toMap(FormSpec::kind, Function.identity(), (one, other) -> one, TreeMap::new));
    }

    /** The forms of a part, by their kind. */
    List<String> kinds(String part) {
        return specs.values().stream()
                .filter(spec -> spec.facts.path().startsWith("/" + part + "/"))
                .map(FormSpec::kind)
                .toList();
    }

    FormSpec<?> spec(String kind) {
        return Objects.requireNonNull(specs.get(kind));
    }

    ListedDraft listed(String part, Draft.Line draft, Locale locale) {
        var spec = spec(draft.kind());
        return new ListedDraft(
                draft.title(),
                draft.subject().isEmpty() ? "" : texts.text(spec.facts.about(), locale, draft.subject()),
                texts.text(spec.facts.label(), locale, Objects.requireNonNullElse(draft.field(), "")),
                spec.path(new Draft.Place("", draft.kind(), draft.subject(), draft.id())),
                "/" + part + "/drafts/" + draft.id() + "/delete",
                draft.savedAt());
    }
}
