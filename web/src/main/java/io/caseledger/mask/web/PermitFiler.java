package io.caseledger.mask.web;

import io.caseledger.accounts.query.HolderView;
import io.caseledger.shared.contract.Actor;
import io.caseledger.shared.contract.Role;
import java.util.LinkedHashMap;
import java.util.Map;

/** Who fills in a permit's form: the login's account, from which its party comes (MSK-01). */
record PermitFiler(Actor actor, HolderView holder) {

    boolean isAgent() {
        return actor.role() == Role.AGENT;
    }

    /** Which party of the application the login is. */
    String party() {
        return isAgent() ? "agent" : "importer";
    }

    /** A new application: the login's party as its account has it. */
    Map<String, String> first() {
        var fields = new LinkedHashMap<String, String>();
        fields.put(party() + ".nameChinese", holder.displayName());
        fields.put(party() + ".address", holder.address());
        fields.put(party() + ".telephone", holder.telephone());
        fields.put(party() + ".email", holder.email());
        return fixed(fields);
    }

    /** What the login decides and no browser: its own identity number, and that only an agent is one. */
    Map<String, String> fixed(Map<String, String> typed) {
        var fields = new LinkedHashMap<>(typed);
        if (!isAgent()) {
            fields.keySet().removeIf(path -> path.startsWith("agent."));
        }
        fields.put(party() + ".identityNumber", holder.identityNumber());
        return fields;
    }
}
