package io.larder.money;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.impl.TimeBasedEpochGenerator;
import java.security.SecureRandom;
import java.util.UUID;

/**
 * Names for new rows: UUIDs of version 7 (RFC 9562), so that later rows sort after earlier ones.
 */
public final class Ids {

    private static final TimeBasedEpochGenerator UUIDS =
            Generators.timeBasedEpochGenerator(new SecureRandom());

    /** Crockford's alphabet: no I, L, O or U, so that a number can be read aloud. */
    private static final String CROCKFORD = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

    private static final int CROCKFORD_LENGTH = 26;

    private Ids() {}

    /** A new UUIDv7, greater than every one made by this process before. */
    public static UUID uuid7() {
        return UUIDS.generate();
    }

    /** A new id: the prefix, an underscore and 32 lower-case hexadecimal digits. */
    public static String next(String prefix) {
        return of(prefix, uuid7());
    }

    /** The id of a known UUID, as {@link #next} writes it. */
    public static String of(String prefix, UUID uuid) {
        return "%s_%016x%016x"
                .formatted(prefix, uuid.getMostSignificantBits(), uuid.getLeastSignificantBits());
    }

    /** A UUID in 26 characters of Crockford base 32; sorts as the UUID does. */
    public static String crockford(UUID uuid) {
        long high = uuid.getMostSignificantBits();
        long low = uuid.getLeastSignificantBits();
        var text = new char[CROCKFORD_LENGTH];
        for (int at = CROCKFORD_LENGTH - 1; at >= 0; at--) {
            text[at] = CROCKFORD.charAt((int) (low & 31));
            low = low >>> 5 | high << 59;
            high >>>= 5;
        }
        return new String(text);
    }
}
