package io.caseledger.origin.domain;

import io.caseledger.origin.contract.CertificateApplication;
import io.caseledger.shared.contract.Violation;
import java.util.List;
import java.util.regex.Pattern;

/** Facts, "origin criterion": where the type asks for it, each line says by which rule the goods originate; combinations are joined by +. */
final class OriginCriterionIsGiven implements ApplicationRule {
    private static final String CRITERION =
            "(?:WO|CC|CTH|CTSH|SP|(?:RVC|PC) ?(?:100|[1-9]?[0-9](?:\\.[0-9]{1,2})?) ?%)";
    private static final Pattern CRITERIA = Pattern.compile(CRITERION + "(?: ?\\+ ?" + CRITERION + ")*");

    @Override
    public List<Violation> check(CertificateApplication application, Filing filing) {
        if (application
                .certificateType()
                .filter(type -> type.asksFor("originCriterion"))
                .isEmpty()) {
            return List.of();
        }
        return eachLine(application, (line, row) -> {
            var criterion = line.originCriterion();
            return require(
                    line.heading()
                            || (criterion != null && CRITERIA.matcher(criterion).matches()),
                    row + "originCriterion");
        });
    }
}
