package io.caseledger.origin.web;

import io.caseledger.origin.contract.ApplicationCheck;
import io.caseledger.origin.contract.CaseId;
import io.caseledger.origin.contract.CertificateApplication;
import io.caseledger.origin.contract.CertificateCommand;
import io.caseledger.origin.contract.ReviseCertificate;
import io.caseledger.origin.contract.SubmitCertificate;
import io.caseledger.origin.query.CaseView;
import io.caseledger.shared.bus.Commands;
import io.caseledger.shared.contract.Actor;
import io.caseledger.shared.web.Draft;
import io.caseledger.shared.web.Filer;
import io.caseledger.shared.web.Form;
import io.caseledger.shared.web.FormBinder;
import io.caseledger.shared.web.FormOrders;
import io.caseledger.shared.web.FormSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** The form of an application (COE0010) and of its revision (REV-03): a revision's draft also keeps which version its author saw. */
@Component
class CertificateFormSpec extends FormSpec<CertificateApplication> {
    /** Version of the application that the author of a revision had seen. */
    static final String REVISION = "revision";

    static final String ONLY_FILERS = "origin.OnlyLiveApplicantsAndAgentsFile";

    private final Cases cases;

    CertificateFormSpec(ApplicationCheck rules, Cases cases, CaseWords words) {
        super(
                new Facts(
                        "origin.application",
                        ONLY_FILERS,
                        "submit",
                        List.of(FormOrders.VERSION, REVISION),
                        "/origin/drafts/{id}",
                        "/origin/certificates/",
                        "origin.drafts.type",
                        "origin.drafts.revises"),
                CertificateApplication.class,
                words,
                rules);
        this.cases = cases;
    }

    /** What a revision begins with: the case as it is. */
    Map<String, String> revised(CaseView view, Filer filer) {
        var fields = fixed(FormBinder.unbind(cases.application(view.application())), filer);
        fields.put(FormOrders.VERSION, Long.toString(view.row().version()));
        fields.put(REVISION, Integer.toString(view.row().revision()));
        return fields;
    }

    @Override
    protected Map<String, String> fixed(Map<String, String> typed, Filer filer) {
        return FilingFields.fixed(typed, filer);
    }

    @Override
    protected Mono<CertificateCommand> order(Actor actor, Draft draft, Form form, CertificateApplication application) {
        return draft.subject().isEmpty()
                ? Mono.just(new SubmitCertificate(
                        new CaseId(Commands.idFor(actor, SubmitCertificate.class, draft.id())), application))
                : cases.find(actor, draft.subject())
                        .map(found -> new ReviseCertificate(Cases.idOf(found), application));
    }

    @Override
    protected List<String> pageOrder() {
        var order = new ArrayList<>(super.pageOrder());
        order.remove("form");
        order.add(order.indexOf("originals"), "form");
        return order;
    }

    @Override
    protected String done(String subject) {
        return subject.isEmpty() ? "submit" : "revise";
    }

    @Override
    protected String title(Map<String, String> fields) {
        return FilingFields.title(fields);
    }
}
