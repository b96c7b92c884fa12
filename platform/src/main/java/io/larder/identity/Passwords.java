package io.larder.identity;

import java.util.Locale;
import java.util.concurrent.Semaphore;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.stereotype.Component;

/**
 * Passwords by Argon2id with 19 MiB, two passes and one lane (OWASP's recommendation). Only a few
 * are computed at once, so that a storm of sign-ins takes neither the memory nor the processors.
 */
@Component
final class Passwords {

    static final int SHORTEST = 12;
    static final int LONGEST = 128;
    private static final int ONE_TIME_LENGTH = 16;
    private static final int AT_ONCE = 2;

    private final Argon2PasswordEncoder argon2 = new Argon2PasswordEncoder(16, 32, 1, 19 * 1024, 2);
    private final Semaphore turns = new Semaphore(AT_ONCE);
    private final String decoy = argon2.encode(Tokens.random());

    String hash(String password) {
        turns.acquireUninterruptibly();
        try {
            return argon2.encode(password);
        } finally {
            turns.release();
        }
    }

    boolean matches(String password, String hash) {
        turns.acquireUninterruptibly();
        try {
            return argon2.matches(password, hash);
        } finally {
            turns.release();
        }
    }

    /** Takes as long as a real check, so that answers do not tell which users exist. */
    boolean matchesNobody(String password) {
        matches(password, decoy);
        return false;
    }

    /** For a first sign-in; 93 bits. */
    String oneTime() {
        return Tokens.readable(ONE_TIME_LENGTH);
    }

    /** Throws {@code password_too_weak} with what to do. */
    void refuseWeak(String userName, String old, String fresh) {
        if (fresh.length() < SHORTEST || fresh.length() > LONGEST) {
            throw IdentityCodes.PASSWORD_TOO_WEAK.problem(
                    "Choose %d to %d characters.".formatted(SHORTEST, LONGEST));
        }
        if (fresh.equals(old) || fresh.chars().distinct().count() < 5) {
            throw IdentityCodes.PASSWORD_TOO_WEAK.problem(
                    "Choose another password than before, of at least five different characters.");
        }
        if (fresh.toLowerCase(Locale.ROOT).contains(userName)) {
            throw IdentityCodes.PASSWORD_TOO_WEAK.problem("Leave your user name out of it.");
        }
    }
}
