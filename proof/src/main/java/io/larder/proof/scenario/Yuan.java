package io.larder.proof.scenario;

import io.larder.proof.client.Json;
import java.math.BigDecimal;

/** Amounts as a specification writes them, {@code 12.34}, and as the API does, fen. */
final class Yuan {

    private static final int PLACES = 2;

    private Yuan() {}

    static BigDecimal fen(String yuan) {
        return new BigDecimal(yuan).movePointRight(PLACES);
    }

    static String text(long fen) {
        return BigDecimal.valueOf(fen, PLACES).toPlainString();
    }

    static Json money(String yuan, String currency) {
        return Json.object("currency", currency, "minor", new Json(fen(yuan)));
    }
}
