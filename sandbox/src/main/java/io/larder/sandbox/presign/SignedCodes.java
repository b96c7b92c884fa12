package io.larder.sandbox.presign;

import io.larder.sandbox.time.BusinessTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;

/**
 * Answers to order creation, signed beforehand. WeChat Pay's answer holds nothing but the code, and
 * the code need not depend on the order, so body and signature can be made first and given to
 * whichever order asks next.
 */
public final class SignedCodes {

    /** Merchants refuse answers stamped more than five minutes ago; keep a minute in hand. */
    private static final Duration FRESH = Duration.ofMinutes(4);

    /**
     * A code whose answer is signed.
     *
     * @param keyId the key it was signed with
     */
    public record SignedCode(
            String qr, String body, String keyId, Map<String, String> headers, Instant signedAt) {}

    private final BusinessTime time;
    private final ConcurrentLinkedQueue<SignedCode> ready = new ConcurrentLinkedQueue<>();

    /** An empty store. */
    public SignedCodes(BusinessTime time) {
        this.time = time;
    }

    /** Adds one. */
    public void add(SignedCode code) {
        ready.add(code);
    }

    /** Takes a fresh one signed with this key; null when there is none. */
    public @Nullable SignedCode take(String keyId) {
        for (SignedCode code = ready.poll(); code != null; code = ready.poll()) {
            boolean fresh = code.signedAt().plus(FRESH).isAfter(time.wall());
            if (fresh && code.keyId().equals(keyId)) {
                return code;
            }
        }
        return null;
    }

    /** How many are left. */
    public int left() {
        return ready.size();
    }
}
