package io.larder.card.life;

import io.larder.card.core.CustomerRow;
import io.larder.vault.Place;
import io.larder.vault.Vault;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Locale;
import org.springframework.stereotype.Component;

/**
 * Keeps the names of registered holders so that they can be compared without being read: two names
 * are the same when they differ in nothing but width, case and blanks.
 */
@Component
public class HolderNames {

    private static final String PURPOSE = "holder_name";

    private final Vault vault;

    HolderNames(Vault vault) {
        this.vault = vault;
    }

    /** A customer's name as it is stored. */
    CustomerRow of(String customerId, String name) {
        var place = new Place("card_customer", "name", customerId);
        var sealed = vault.seal(place, name.getBytes(StandardCharsets.UTF_8));
        return new CustomerRow(customerId, sealed, lookup(name));
    }

    /** By which a name is compared. */
    public String lookup(String name) {
        return vault.lookup(PURPOSE, plain(name));
    }

    /** Whether two names are the same. */
    public static boolean areSame(String one, String other) {
        return plain(one).equals(plain(other));
    }

    private static String plain(String name) {
        return Normalizer.normalize(name, Normalizer.Form.NFKC)
                .replaceAll("\\s+", "")
                .toUpperCase(Locale.ROOT);
    }
}
