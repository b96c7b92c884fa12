package io.larder.identity;

import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/** The way in of a new installation: an administrator with a one-time password. */
@Component
public final class FirstSignIn {

    /** What is printed once at the terminal, and nowhere else. */
    public record Offer(String user, String password) {
        @Override
        public String toString() {
            return user;
        }
    }

    private static final String USER = "admin";

    private final StaffAccounts staff;
    private final Passwords passwords;

    FirstSignIn(StaffAccounts staff, Passwords passwords) {
        this.staff = staff;
        this.passwords = passwords;
    }

    /**
     * Offers the first administrator's user name and a new one-time password, at each start until
     * it has been used; empty from then on.
     *
     * @param sandbox whether the first administrator has every role; in live mode it only
     *     administers, and gives the other roles to people
     */
    public Optional<Offer> offer(boolean sandbox) {
        var admin = staff.named(USER);
        if (admin.isPresent() && admin.get().used()) {
            return Optional.empty();
        }
        var password = passwords.oneTime();
        var hash = passwords.hash(password);
        if (admin.isPresent()) {
            staff.setPassword(admin.get().id(), hash, true);
        } else {
            var roles = sandbox ? Set.of(Role.values()) : Set.of(Role.ADMINISTRATOR);
            staff.add(USER, hash, roles, Grant.EVERYWHERE);
        }
        return Optional.of(new Offer(USER, password));
    }
}
