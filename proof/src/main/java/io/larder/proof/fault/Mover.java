package io.larder.proof.fault;

import io.larder.proof.client.Answer;
import io.larder.proof.client.Http;
import io.larder.proof.client.Json;
import java.io.IOException;
import java.util.List;

/**
 * Does moves through one server. A move that broke off is done again from its beginning under its
 * own keys, by this server or the other: what was done before is only repeated as an answer.
 */
record Mover(Http api, List<String> cards, History history) {

    private static final int TOO_MANY = 429;
    private static final String STORE = "store_a";
    private static final String TERMINAL = "till_a1";

    /** The end of the sandbox's clock in the longest run lies before this. */
    private static final int HELD_FOR_SECONDS = 31 * 24 * 3600;

    /** False when no answer came that tells. */
    boolean live(Move move) {
        try {
            return switch (move.kind()) {
                case SPEND, OVERSPEND -> end(move, spend(move));
                case TRANSFER -> end(move, transfer(move));
                case COMMIT, PART, VOID -> held(move);
            };
        } catch (IOException lost) {
            return false;
        }
    }

    private boolean held(Move move) throws IOException {
        var answer = post("/api/v1/holds", hold(move), move.key());
        if (!answer.ok()) {
            return end(move, answer);
        }
        var path = "/api/v1/holds/" + answer.body().at("id").text();
        var key = move.key() + "-end";
        var ended =
                switch (move.kind()) {
                    case VOID -> api.post(path + "/void", Json.object(), key);
                    case PART -> post(path + "/commit", amount(move.takenMinor()), key);
                    default -> post(path + "/commit", Json.object(), key);
                };
        return end(move, ended);
    }

    /** Whatever tells, ends it. */
    private boolean end(Move move, Answer answer) {
        if (answer.ok()) {
            history.moved(move, answer.body().at("id").text());
            return true;
        }
        if (!answer.refused() || answer.status() == TOO_MANY) {
            return false;
        }
        history.unmoved(move, answer.code().orElse("" + answer.status()));
        return true;
    }

    private Answer post(String path, Json body, String key) throws IOException {
        return api.post(path, body, key);
    }

    private Answer spend(Move move) throws IOException {
        return post("/api/v1/spends", atTill("cardId", move), move.key());
    }

    private Json atTill(String card, Move move) {
        return Json.object(
                card,
                cards.get(move.card()),
                "amount",
                money(move.amountMinor()),
                "storeId",
                STORE,
                "terminalId",
                TERMINAL);
    }

    private Json hold(Move move) {
        return Json.object(
                "cardId",
                cards.get(move.card()),
                "amount",
                money(move.amountMinor()),
                "storeId",
                STORE,
                "terminalId",
                TERMINAL,
                "validForSeconds",
                HELD_FOR_SECONDS);
    }

    private Answer transfer(Move move) throws IOException {
        var body =
                Json.object(
                        "fromCardId",
                        cards.get(move.card()),
                        "toCardId",
                        cards.get(move.other()),
                        "amount",
                        money(move.amountMinor()),
                        "storeId",
                        STORE,
                        "terminalId",
                        TERMINAL);
        return post("/api/v1/transfers", body, move.key());
    }

    private static Json amount(long minor) {
        return Json.object("amount", money(minor));
    }

    private static Json money(long minor) {
        return Json.object("currency", "CNY", "minor", minor);
    }
}
