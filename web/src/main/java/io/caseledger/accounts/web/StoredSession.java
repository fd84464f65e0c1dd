package io.caseledger.accounts.web;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.session.Session;

/** A web session as it is in its row, with what has changed since. Used within one request, but perhaps by several threads. */
final class StoredSession implements Session {
    /** Ends after so long without a request, and after so long whatever happens (ASVS 7.3). */
    static final Duration IDLE = Duration.ofHours(2);

    static final Duration LONGEST = Duration.ofHours(12);
    /** The last access is written at most so often: a row write with each click is too much. */
    private static final Duration TOUCHED_EVERY = Duration.ofMinutes(1);

    private final Supplier<String> ids;
    private final Map<String, Object> attributes;
    private final Instant created;
    private final Supplier<Instant> now;
    private String id;
    private @Nullable String storedId;
    private Instant lastAccess;
    private Instant storedAccess;
    private boolean changed;

    /** A session that has no row yet. */
    StoredSession(Supplier<String> ids, Supplier<Instant> now) {
        this(ids, now, ids.get(), null, now.get(), now.get(), Map.of());
    }

    /** A session as read from its row. */
    StoredSession(
            Supplier<String> ids,
            Supplier<Instant> now,
            String id,
            @Nullable String storedId,
            Instant created,
            Instant lastAccess,
            Map<String, Object> attributes) {
        this.ids = ids;
        this.now = now;
        this.id = id;
        this.storedId = storedId;
        this.created = created;
        this.lastAccess = lastAccess;
        this.storedAccess = lastAccess;
        this.attributes = new HashMap<>(attributes);
    }

    /** The id under which the row is found; null while there is none. */
    synchronized @Nullable String storedId() {
        return storedId;
    }

    synchronized boolean needsSaving() {
        return storedId == null
                || changed
                || !id.equals(storedId)
                || lastAccess.isAfter(storedAccess.plus(TOUCHED_EVERY));
    }

    synchronized void saved() {
        storedId = id;
        storedAccess = lastAccess;
        changed = false;
    }

    synchronized Map<String, Object> attributes() {
        return Map.copyOf(attributes);
    }

    synchronized Instant expiresAt() {
        var idle = lastAccess.plus(IDLE);
        var longest = created.plus(LONGEST);
        return idle.isBefore(longest) ? idle : longest;
    }

    @Override
    public synchronized String getId() {
        return id;
    }

    @Override
    public synchronized String changeSessionId() {
        id = ids.get();
        return id;
    }

    @Override
    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals", "NullAway"
    }) // Spring Session's contract: null where there is none
    public synchronized <T> @Nullable T getAttribute(String name) {
        return (T) attributes.get(name);
    }

    @Override
    public synchronized Set<String> getAttributeNames() {
        return Set.copyOf(attributes.keySet());
    }

    @Override
    public synchronized void setAttribute(String name, @Nullable Object value) {
        if (value == null) {
            removeAttribute(name);
        } else {
            changed |= !value.equals(attributes.put(name, value));
        }
    }

    @Override
    public synchronized void removeAttribute(String name) {
        changed |= attributes.remove(name) != null;
    }

    @Override
    public Instant getCreationTime() {
        return created;
    }

    @Override
    public synchronized void setLastAccessedTime(Instant time) {
        lastAccess = time;
    }

    @Override
    public synchronized Instant getLastAccessedTime() {
        return lastAccess;
    }

    @Override
    public void setMaxInactiveInterval(Duration interval) {
        throw new UnsupportedOperationException("all sessions last equally long");
    }

    @Override
    public Duration getMaxInactiveInterval() {
        return IDLE;
    }

    @Override
    public boolean isExpired() {
        return !now.get().isBefore(expiresAt());
    }
}
