package io.caseledger.shared.web;

import static io.caseledger.shared.contract.Role.AGENT;
import static io.caseledger.shared.contract.Role.APPLICANT;
import static io.caseledger.shared.contract.Role.AUDITOR;
import static io.caseledger.shared.contract.Role.CUSTOMS;
import static io.caseledger.shared.contract.Role.ISSUER;
import static io.caseledger.shared.contract.Role.OPERATOR;
import static io.caseledger.shared.contract.Role.REGULATOR;

import io.caseledger.shared.contract.Role;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The menu as data (UI-01): groups of functions, each with its function code. What a role does not see here it may still not open: access is
 * decided by the routes, this only spares people the door that is closed.
 *
 * @param groups in the order shown
 */
public record Menu(List<Group> groups) {

    /** @param key message key of the title */
    public record Group(String key, List<Entry> entries) {}

    /**
     * @param code function code of the manual, or a code of our own where the manual has none
     * @param path where it is
     * @param roles who sees it; empty: everybody, logged in or not
     * @param demoOnly shown in demo mode only
     */
    public record Entry(String code, String path, Set<Role> roles, boolean demoOnly) {
        /** Message key of the title. */
        public String key() {
            return "menu." + code;
        }

        /** Message key of the sentence on the home page's tile. */
        public String about() {
            return key() + ".about";
        }

        boolean visibleTo(@Nullable Role role, boolean demo) {
            return (!demoOnly || demo) && (roles.isEmpty() || (role != null && roles.contains(role)));
        }
    }

    private static final Set<Role> FILERS = Set.of(APPLICANT, AGENT);
    private static final Set<Role> WATCHERS = Set.of(REGULATOR, AUDITOR);
    private static final Set<Role> FILERS_AND_WATCHERS = Set.of(APPLICANT, AGENT, REGULATOR, AUDITOR);

    /** Everything there is; each capability adds its functions here. */
    public static final Menu ALL = new Menu(List.of(
            new Group(
                    "menu.group.origin",
                    List.of(
                            new Entry("COE0010", "/origin/apply", FILERS, false),
                            new Entry("COE0010D", "/origin/drafts", FILERS, false),
                            new Entry("COE0010B", "/origin/bulk", FILERS, false),
                            new Entry(
                                    "COE0150",
                                    "/origin/certificates",
                                    Set.of(APPLICANT, AGENT, ISSUER, REGULATOR, AUDITOR),
                                    false),
                            new Entry("COE0050", "/origin/cancel", Set.of(APPLICANT, AGENT, ISSUER), false))),
            new Group("menu.group.review", List.of(new Entry("REV0010", "/origin/queue", Set.of(ISSUER), false))),
            new Group(
                    "menu.group.mask",
                    List.of(
                            new Entry("MSK0010", "/mask/apply", FILERS, false),
                            new Entry("MSK0010D", "/mask/drafts", FILERS, false),
                            new Entry("MSK0020", "/mask/permits", FILERS_AND_WATCHERS, false),
                            new Entry("MSK0021", "/mask/revise", FILERS, false),
                            new Entry("MSK0030", "/mask/flows", FILERS_AND_WATCHERS, false),
                            new Entry("MSK0040", "/mask/returns", FILERS, false),
                            new Entry("MSK0050", "/mask/inventory", FILERS, false),
                            new Entry("MSK0060", "/mask/dashboard", WATCHERS, false),
                            new Entry("MSK0061", "/mask/alerts", WATCHERS, false),
                            new Entry("MSK0063", "/mask/balances", WATCHERS, false),
                            new Entry("MSK0064", "/mask/movements", FILERS_AND_WATCHERS, false),
                            new Entry("MSK0070", "/mask/counter", Set.of(CUSTOMS), false))),
            new Group("menu.group.account", List.of(new Entry("ACC0010", "/accounts/grants", FILERS, false))),
            new Group(
                    "menu.group.service",
                    List.of(
                            new Entry("MSK0090", "/sandbox/customs", Set.of(), true),
                            new Entry("MSK0091", "/sandbox/clock", Set.of(), true),
                            new Entry("OPS0010", "/operations", Set.of(OPERATOR), false),
                            new Entry("API0010", "/api/docs", Set.of(), false),
                            new Entry("MAIL0010", "/mailbox", Set.of(), true)))));

    /** What somebody sees: entries without their groups' empty rest. */
    public Menu visibleTo(@Nullable Role role, boolean demo) {
        return new Menu(groups.stream()
                .map(group -> new Group(
                        group.key(),
                        group.entries().stream()
                                .filter(entry -> entry.visibleTo(role, demo))
                                .toList()))
                .filter(group -> !group.entries().isEmpty())
                .toList());
    }

    /** The entry with a function code, whoever may see it. */
    public static Optional<Entry> entry(String code) {
        return ALL.groups().stream()
                .flatMap(group -> group.entries().stream())
                .filter(entry -> entry.code().equals(code))
                .findFirst();
    }

    /** The group a function code stands in. */
    public static Optional<Group> groupOf(String code) {
        return ALL.groups().stream()
                .filter(group ->
                        group.entries().stream().anyMatch(entry -> entry.code().equals(code)))
                .findFirst();
    }
}
