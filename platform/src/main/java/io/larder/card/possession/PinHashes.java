package io.larder.card.possession;

import io.larder.edge.EdgeCodes;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.stereotype.Component;

/**
 * Argon2id with 19 MiB, two passes and one lane (OWASP's recommendation). Turns of its own, so that
 * a storm of PINs takes little memory and keeps nobody from signing in.
 */
@Component
class PinHashes {

    private static final int AT_ONCE = 2;
    private static final Duration PATIENCE = Duration.ofSeconds(3);

    private final Argon2PasswordEncoder argon2 = new Argon2PasswordEncoder(16, 32, 1, 19 * 1024, 2);
    private final Semaphore turns = new Semaphore(AT_ONCE, true);

    /** What a PIN is compared with where there is none. */
    final String decoy = argon2.encode("nobody");

    /** Waits for a turn, so that what follows runs at once; {@code busy} when it takes too long. */
    <T> T inTurn(Supplier<T> work) {
        try {
            if (!turns.tryAcquire(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
                throw EdgeCodes.BUSY.problem("Nothing was tried; try again.").retryAfter(PATIENCE);
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw EdgeCodes.BUSY.problem("Nothing was tried; try again.").retryAfter(PATIENCE);
        }
        try {
            return work.get();
        } finally {
            turns.release();
        }
    }

    String hash(String text) {
        return argon2.encode(text);
    }

    boolean matches(String text, String hash) {
        return argon2.matches(text, hash);
    }
}
