package io.caseledger.shared.settings;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Reads a secret that is given either by itself (environment) or by a file (SEC-06). */
public final class Secret {
    private Secret() {}

    /**
     * @param name the setting's name, e.g. {@code caseledger.database.password}
     * @return the secret, or null where neither is given
     * @throws StartRefused where both are given, or the file cannot be read or is empty
     */
    public static @Nullable String of(String name, @Nullable String value, @Nullable Path file) {
        if (file == null) {
            return value == null || value.isEmpty() ? null : value;
        }
        if (value != null && !value.isEmpty()) {
            throw new StartRefused(
                    name + " and " + name + "-file are both given.", "Give one of them, better the file.");
        }
        String secret;
        try {
            secret = Files.readString(file).strip();
        } catch (IOException e) {
            throw new StartRefused(
                    name + "-file: " + file.toAbsolutePath() + " cannot be read.",
                    "Put the secret into that file and let this user read it, or correct " + name + "-file.",
                    e);
        }
        if (secret.isEmpty()) {
            throw new StartRefused(name + "-file: " + file + " is empty.", "Put the secret into that file.");
        }
        return secret;
    }
}
