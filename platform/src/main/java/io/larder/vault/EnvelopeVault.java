package io.larder.vault;

import java.security.SecureRandom;
import java.util.HexFormat;
import org.springframework.stereotype.Component;

/** Seals under the newest data key of a value's table. */
@Component
final class EnvelopeVault implements Vault {

    private final DataKeys keys;
    private final SecureRandom random = new SecureRandom();

    EnvelopeVault(DataKeys keys) {
        this.keys = keys;
    }

    @Override
    public String seal(Place place, byte[] plain) {
        var key = keys.current(purpose(place.table()));
        var nonce = new byte[Gcm.NONCE_BYTES];
        random.nextBytes(nonce);
        var bound = bound(key.algorithm(), key.version(), place);
        var content = Gcm.seal(key.algorithm(), key.bytes(), nonce, bound, plain);
        return new SealedText(key.algorithm(), key.version(), nonce, content).text();
    }

    @Override
    public byte[] open(Place place, String sealed) {
        var value = SealedText.parse(sealed);
        var key = keys.version(purpose(place.table()), value.keyVersion());
        if (key.algorithm() != value.algorithm()) {
            throw new UnreadableValue("a sealed value does not open here");
        }
        var bound = bound(value.algorithm(), value.keyVersion(), place);
        return Gcm.open(value.algorithm(), key.bytes(), value.nonce(), bound, value.content());
    }

    @Override
    public String lookup(String purpose, String value) {
        if (!Place.isName(purpose)) {
            throw new IllegalArgumentException("not a purpose");
        }
        // hashes must compare for ever, so this key keeps its first version
        var key = keys.firstVersion("lookup/" + purpose);
        return HexFormat.of().formatHex(MasterKey.hmac(key.bytes(), value));
    }

    /** Whether a value is sealed as a new one would be. */
    boolean isCurrent(String table, String sealed) {
        var key = keys.current(purpose(table));
        return SealedText.isBy(sealed, key.algorithm(), key.version());
    }

    static String purpose(String table) {
        return "table/" + table;
    }

    private static byte[] bound(SealingAlgorithm algorithm, int version, Place place) {
        return SealedText.bound(algorithm, version, place.table(), place.column(), place.row());
    }
}
