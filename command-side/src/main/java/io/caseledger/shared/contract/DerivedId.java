package io.caseledger.shared.contract;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.UUID;

/** Ids that follow from what they stand for: whoever derives one again gets the same, so that doing something twice does it once. */
public final class DerivedId {
    /** Namespace of all ids derived here; storage format. */
    private static final UUID NAMESPACE = UUID.fromString("6f0d9a0e-5f0c-4c43-9d61-2b4f0c3f7a11");

    private DerivedId() {}

    /** UUID of version 5 (RFC 9562) over the parts, which may hold any text. */
    public static String of(String... parts) {
        var sha = sha1();
        sha.update(ByteBuffer.allocate(16)
                .putLong(NAMESPACE.getMostSignificantBits())
                .putLong(NAMESPACE.getLeastSignificantBits())
                .array());
        for (var part : parts) {
            var bytes = part.getBytes(StandardCharsets.UTF_8);
            // lengths keep ("ab", "c") and ("a", "bc") apart
            sha.update(ByteBuffer.allocate(4).putInt(bytes.length).array());
            sha.update(bytes);
        }
        var hash = ByteBuffer.wrap(sha.digest());
        long high = (hash.getLong() & 0xFFFFFFFFFFFF0FFFL) | 0x5000L;
        long low = (hash.getLong() & 0x3FFFFFFFFFFFFFFFL) | 0x8000000000000000L;
        return new UUID(high, low).toString();
    }

    private static MessageDigest sha1() {
        try {
            return MessageDigest.getInstance("SHA-1");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-1", e);
        }
    }
}
