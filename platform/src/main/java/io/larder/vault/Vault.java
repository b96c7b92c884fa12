package io.larder.vault;

/** Seals single values of a table's column, and hashes them for look-up. */
public interface Vault {

    /**
     * Seals a value for one place; it opens nowhere else.
     *
     * @return ASCII text that names algorithm and key version, about 1.4 times the value's size
     *     plus 50 characters; another one at each call
     */
    String seal(Place place, byte[] plain);

    /**
     * Opens what was sealed for this place, under whatever algorithm and key version it names.
     *
     * @throws UnreadableValue when it was sealed for another place, changed, or its key is gone
     */
    byte[] open(Place place, String sealed);

    /**
     * A keyed hash by which a value can be found without being readable: the same purpose and value
     * give the same 64 hex digits, for ever.
     *
     * @param purpose lower case, such as {@code payer}; hashes of two purposes cannot be compared
     */
    String lookup(String purpose, String value);
}
