package io.caseledger.permit.web;

import io.caseledger.permit.contract.PermitApplication;
import io.caseledger.permit.contract.PermitCheck;
import io.caseledger.permit.contract.PermitId;
import io.caseledger.permit.contract.RevisePermit;
import io.caseledger.permit.contract.RevisionKind;
import io.caseledger.permit.contract.SubmitPermit;
import io.caseledger.shared.bus.Commands;
import io.caseledger.shared.contract.Actor;
import io.caseledger.shared.web.Draft;
import io.caseledger.shared.web.Filer;
import io.caseledger.shared.web.Form;
import io.caseledger.shared.web.FormOrders;
import io.caseledger.shared.web.FormSpec;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** The form of a permit: what an application (MSK-01 … MSK-04) and its revision (MSK-10 … MSK-14) have in common. */
abstract class PermitFormSpec extends FormSpec<PermitApplication> {

    private PermitFormSpec(String name, List<String> beside, String path, PermitCheck rules, PermitWords words) {
        super(
                new Facts(
                        "permit." + name,
                        "permit.OnlyLiveApplicantsAndAgentsApply",
                        "submit",
                        beside,
                        path,
                        "/mask/permits/",
                        "permit.drafts." + name,
                        "drafts.about"),
                PermitApplication.class,
                words,
                rules);
    }

    /** Which party of the application the login is. */
    static String party(Filer filer) {
        return filer.isAgent() ? "agent" : "importer";
    }

    /** Its own identity number, and that only an agent is one. */
    @Override
    protected Map<String, String> fixed(Map<String, String> typed, Filer filer) {
        var fields = new LinkedHashMap<>(typed);
        if (!filer.isAgent()) {
            fields.keySet().removeIf(path -> path.startsWith("agent."));
        }
        fields.put(party(filer) + ".identityNumber", filer.identityNumber());
        return fields;
    }

    @Override
    protected String title(Map<String, String> fields) {
        return Stream.of(
                        Stream.of("importer.nameChinese", "importer.nameEnglish"),
                        Stream.of("items[0].name", "items[1].name"))
                .map(paths -> paths.map(path -> fields.getOrDefault(path, "").strip())
                        .filter(text -> !text.isEmpty())
                        .findFirst()
                        .orElse(""))
                .filter(text -> !text.isEmpty())
                .collect(Collectors.joining(" · "));
    }

    /** Of a new permit. */
    @Component
    static class Application extends PermitFormSpec {
        /** Field of the step that a page shows. */
        static final String PART = "part";

        Application(PermitCheck rules, PermitWords words) {
            super("application", List.of(PART), "/mask/drafts/{id}", rules, words);
        }

        /** It begins with the login's party as its account has it. */
        Map<String, String> first(Filer filer) {
            var party = party(filer);
            return fixed(
                    Map.of(
                            party + ".nameChinese", filer.name(),
                            party + ".address", filer.address(),
                            party + ".telephone", filer.telephone(),
                            party + ".email", filer.email()),
                    filer);
        }

        @Override
        protected Mono<SubmitPermit> order(Actor actor, Draft draft, Form form, PermitApplication application) {
            var id = new PermitId(Commands.idFor(actor, SubmitPermit.class, draft.id()));
            return Mono.just(new SubmitPermit(id, application));
        }

        @Override
        protected String done(String subject) {
            return "submit";
        }
    }

    /** For an existing permit: one for each permit and account, with the version that its author saw. */
    @Component
    static class Revision extends PermitFormSpec {
        /** Version of the application that its author had seen. */
        static final String REVISION = "revision";

        private final Permits permits;

        Revision(PermitCheck rules, PermitWords words, Permits permits) {
            super(
                    "revision",
                    List.of("kind", "description", FormOrders.VERSION, REVISION),
                    "/mask/permits/{subject}/revise",
                    rules,
                    words);
            this.permits = permits;
        }

        /** The kind chosen; null where none is. */
        static @Nullable RevisionKind kind(Form form) {
            return Arrays.stream(RevisionKind.values())
                    .filter(kind -> kind.name().equals(form.value("kind")))
                    .findFirst()
                    .orElse(null);
        }

        @Override
        protected Mono<RevisePermit> order(Actor actor, Draft draft, Form form, PermitApplication application) {
            return permits.find(actor, draft.subject())
                    .map(view ->
                            new RevisePermit(Permits.idOf(view), kind(form), form.value("description"), application));
        }

        @Override
        protected String done(String subject) {
            return "revise";
        }

        @Override
        protected boolean beginsAnew() {
            return true;
        }
    }
}
