package io.larder.card;

import io.larder.kit.TestDatabase;

/** Where lots are, on a test's own database. */
public final class LotPlacesOn {

    private LotPlacesOn() {}

    /** On this one. */
    public static LotPlaces of(TestDatabase database) {
        return new LotPlaces(database.jdbc());
    }
}
