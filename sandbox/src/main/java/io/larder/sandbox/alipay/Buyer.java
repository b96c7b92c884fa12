package io.larder.sandbox.alipay;

import java.nio.charset.StandardCharsets;
import java.util.UUID;

/** A payer's account at Alipay. */
final class Buyer {

    private Buyer() {}

    /** The user id of a payer's name, 16 digits and always the same. */
    static String id(String name) {
        UUID hash = UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
        long digits = Math.floorMod(hash.getMostSignificantBits(), 1_000_000_000_000L);
        return "2088%012d".formatted(digits);
    }

    /** The masked login of a user id. */
    static String login(String id) {
        return id.length() < 4 ? "" : "138****" + id.substring(id.length() - 4);
    }
}
