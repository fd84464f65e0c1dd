package io.caseledger.shared.contract;

import java.io.Serializable;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Who does something. Travels as metadata of every command and every event (AUD-01), so plain strings only.
 *
 * @param accountId the account that is logged in
 * @param name its display name at that time
 * @param role what it acts as
 * @param unit issuing unit code of an ISSUER, else null
 * @param onBehalfOf account acted for (ACC-09): noted on events by the aggregate that has found the authority, so null for whoever gives an order
 */
public record Actor(
        String accountId,
        String name,
        Role role,
        @Nullable String unit,
        @Nullable String onBehalfOf) implements Serializable {

    public static final String ACCOUNT = "actorAccount";
    public static final String NAME = "actorName";
    public static final String ROLE = "actorRole";
    public static final String UNIT = "actorUnit";
    public static final String ON_BEHALF_OF = "actorOnBehalfOf";
    /** Name of the account acted for, at that time. */
    public static final String ON_BEHALF_OF_NAME = "actorOnBehalfOfName";

    /** The service itself, for automations and the first start. */
    public static final Actor SYSTEM = new Actor("system", "Caseledger", Role.SYSTEM, null, null);

    public Map<String, String> toMetaData() {
        var data = new HashMap<String, String>();
        data.put(ACCOUNT, accountId);
        data.put(NAME, name);
        data.put(ROLE, role.name());
        if (unit != null) {
            data.put(UNIT, unit);
        }
        if (onBehalfOf != null) {
            data.put(ON_BEHALF_OF, onBehalfOf);
        }
        return data;
    }

    /** The actor of a message; the service itself where none was noted. */
    public static Actor of(Map<String, ?> metaData) {
        var account = text(metaData, ACCOUNT);
        var role = text(metaData, ROLE);
        if (account == null || role == null) {
            return SYSTEM;
        }
        var name = text(metaData, NAME);
        return new Actor(
                account,
                name == null ? account : name,
                Role.valueOf(role),
                text(metaData, UNIT),
                text(metaData, ON_BEHALF_OF));
    }

    private static @Nullable String text(Map<String, ?> metaData, String key) {
        var value = metaData.get(key);
        return value == null ? null : value.toString();
    }
}
