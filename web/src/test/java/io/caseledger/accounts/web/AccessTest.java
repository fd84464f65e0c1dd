package io.caseledger.accounts.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.caseledger.RunningService;
import io.caseledger.accounts.web.Belongings.Kind;
import io.caseledger.shared.Spec;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpMethod;

/**
 * Every route of the running service is in {@link AccessTable}, and answers each role as it says there. {@code -Dcaseledger.freeze=true} adds what is missing
 * as it is answered today: to be read before it is committed.
 */
@Spec("SEC-01")
class AccessTest {
    private static final boolean FREEZE = Boolean.getBoolean("caseledger.freeze");

    /** A second account of the same role, to whom the first one's things are another's. */
    private static final Map<String, String> STRANGERS = Map.of("applicant", "applicant2", "issuer", "issuer2");

    /** What is another's is not hidden from them. */
    private static final Set<String> READERS_OF_ALL = Set.of("regulator", "auditor");

    /** What else stands between braces in an address. */
    private static final Map<String, String> VARIABLES = Map.of(
            "list", "countries",
            "revision", "1",
            "order", "take",
            "button", "take",
            "flow", "1",
            "sha256", "ab".repeat(32),
            "grantId", "0b6de2a1-8d0c-4c7e-9d0e-5d4f6a7b8c9d",
            "mailId", "0b6de2a1-8d0c-4c7e-9d0e-5d4f6a7b8c9d");

    private final RunningService service = RunningService.shared();
    private final Belongings belongings = new Belongings();
    private final AccessCaller caller = new AccessCaller();

    @Test
    void everyRouteIsInTheTable() throws Exception {
        var table = AccessTable.read();
        var routes = new TreeMap<String, Route>();
        Route.all(service).forEach(route -> routes.put(route.name(), route));
        if (FREEZE) {
            var all = new TreeMap<>(table);
            all.keySet().retainAll(routes.keySet());
            for (var route : routes.values()) {
                if (!all.containsKey(route.name())) {
                    all.put(route.name(), answers(route, new ArrayList<>()));
                }
            }
            AccessTable.write(all);
        }
        assertThat(AccessTable.read().keySet())
                .as("a route that is not here is a route that nobody has thought about")
                .containsExactlyInAnyOrderElementsOf(routes.keySet());
    }

    @Test
    void everyRouteAnswersEachRoleAsTheTableSays() {
        var table = AccessTable.read();
        var faults = new ArrayList<String>();
        Route.all(service).forEach(route -> {
            var expected = table.getOrDefault(route.name(), Map.of());
            answers(route, faults).forEach((who, answer) -> {
                if (!answer.equals(expected.get(who))) {
                    faults.add("%s for %s: %s, not %s".formatted(route.name(), who, answer, expected.get(who)));
                }
            });
        });
        assertThat(faults).isEmpty();
    }

    private Map<String, String> answers(Route route, List<String> faults) {
        var kind = Kind.of(route.pattern());
        var cells = new LinkedHashMap<String, String>();
        for (var who : AccessTable.CALLERS) {
            cells.put(who, kind == null ? word(who, route, null, "") : answers(who, route, kind, faults));
        }
        return cells;
    }

    /** First those to whom it belongs to another: an owner's order may change it. */
    private String answers(String who, Route route, Kind kind, List<String> faults) {
        var owns = kind.owners.contains(who);
        var stranger = STRANGERS.getOrDefault(who, who);
        var anothers = owns && !stranger.equals(who) ? who : Belongings.strangerTo(kind, who);
        var orders = route.method().equals(HttpMethod.POST);
        var its = belongings.of(kind, anothers);
        var of = ask(stranger, route, kind, its);
        var none = ask(stranger, route, kind, kind.none);
        if (!READERS_OF_ALL.contains(who)
                && !route.pattern().startsWith("/sandbox/")
                && of.word().equals("404")
                && !of.text().equals(none.text())) {
            faults.add("%s tells %s another's from none: %s, %s".formatted(route.name(), who, of.text(), none.text()));
        }
        var own = owns ? word(who, route, kind, anothers.equals(who) ? its : belongings.of(kind, who)) : "-";
        if (orders) {
            belongings.forget(kind);
        }
        return own.equals(of.word()) && own.equals(none.word()) ? own : own + "/" + of.word() + "/" + none.word();
    }

    private String word(String who, Route route, @Nullable Kind kind, String value) {
        return ask(who, route, kind, value).word();
    }

    private AccessCaller.Answer ask(String who, Route route, @Nullable Kind kind, String value) {
        // of alternatives the first
        var address = route.pattern()
                .replaceAll("\\{\\w+:(\\w+)[|][^{}]*}", "$1")
                .replaceAll("\\{(\\w+):[^{}]*}", "{$1}")
                .replace("{*path}", "readiness")
                .replace("**", "none");
        if (kind != null) {
            address = address.replaceFirst("\\{(number|lot|id)}", value);
        }
        for (var variable : VARIABLES.entrySet()) {
            address = address.replace("{" + variable.getKey() + "}", variable.getValue());
        }
        assertThat(address).as("an address that this test can fill in").doesNotContain("{", "*");
        return caller.ask(who, route.method(), address, route.consumes(), route.stream());
    }
}
