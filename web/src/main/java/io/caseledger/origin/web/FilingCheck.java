package io.caseledger.origin.web;

import io.caseledger.origin.contract.ApplicationCheck;
import io.caseledger.origin.contract.CertificateApplication;
import io.caseledger.shared.contract.Violation;
import io.caseledger.shared.web.FormBinder;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** Reads what is typed and asks the rules about it, without a command. */
@Component
class FilingCheck {
    private final ApplicationCheck rules;

    FilingCheck(ApplicationCheck rules) {
        this.rules = rules;
    }

    /**
     * @param application what could be read
     * @param unreadable fields whose text could not be
     * @param violations these and all that the rules find
     * @param warnings what looks odd and stops nothing
     */
    record Checked(
            CertificateApplication application,
            List<Violation> unreadable,
            List<Violation> violations,
            List<Violation> warnings) {}

    /** Off the event loop: the rules look accounts up. */
    Mono<Checked> check(Filer filer, Map<String, String> fields) {
        return Mono.fromCallable(() -> {
                    var bound = FormBinder.bind(CertificateApplication.class, fields);
                    return new Checked(
                            bound.value(),
                            bound.violations(),
                            merged(bound.violations(), rules.check(bound.value(), filer.actor())),
                            rules.warnings(bound.value(), filer.actor()));
                })
                .subscribeOn(Schedulers.boundedElastic());
    }

    /** A field that cannot be read is empty to the rules; that it is empty need not be said as well. */
    private static List<Violation> merged(List<Violation> unreadable, List<Violation> found) {
        var fields = unreadable.stream().map(Violation::field).collect(Collectors.toSet());
        var all = new ArrayList<>(unreadable);
        found.stream()
                .filter(violation -> violation.field().isEmpty() || !fields.contains(violation.field()))
                .forEach(all::add);
        return List.copyOf(all);
    }
}
