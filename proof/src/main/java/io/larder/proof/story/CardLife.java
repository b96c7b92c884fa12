package io.larder.proof.story;

import io.larder.proof.client.Answer;
import io.larder.proof.client.Json;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What customers do with the money of their cards, on cards that nobody else uses, so that what
 * each must hold is known to the fen.
 */
final class CardLife {

    private static final int CARDS = 42;
    private static final long FIRST_MINOR = 5_000;
    private static final String STORE = "store_a";
    private static final String TERMINAL = "till_a1";
    private static final String DRAWER = "drawer_a1";

    private final Shop shop;
    private final Office office;
    private final List<String> cards;
    private final String seed;
    private final Tally tally;
    private final List<String> successors;
    private final Map<String, Integer> done = new TreeMap<>();
    private final Map<String, Long> must = new HashMap<>();
    private int calls;

    private CardLife(
            Shop shop,
            Office office,
            List<String> cards,
            List<String> successors,
            String seed,
            Tally tally) {
        this.shop = shop;
        this.office = office;
        this.cards = cards;
        this.successors = new ArrayList<>(successors);
        this.seed = seed;
        this.tally = tally;
    }

    /** Lives it, but for what ends with the day; see {@link #end}. */
    static CardLife live(Shop shop, Office office, long seed, Tally tally) throws IOException {
        var name = "life-" + seed;
        var cards = IssuedCards.of(shop.api(), CARDS, name);
        var successors = IssuedCards.inactive(shop.api(), CARDS / 7, name + "-next");
        var life = new CardLife(shop, office, cards, successors, name, tally);
        life.fund();
        for (int card = 0; card < CARDS; card++) {
            life.live(card);
        }
        return life;
    }

    /** How many there were of each, by name, after the holds ran out that nobody ended. */
    Map<String, Integer> end() throws IOException {
        for (var card : must.keySet()) {
            var balance =
                    shop.api().get("/api/v1/cards/%s/balance?storeId=%s".formatted(card, STORE));
            long available = balance.accepted().at("available", "minor").number();
            long wanted = must.getOrDefault(card, 0L);
            if (available != wanted) {
                tally.wrong("card %s has %d, not %d".formatted(card, available, wanted));
            }
            var holds = shop.api().get("/api/v1/holds?cardId=" + card).accepted();
            for (var hold : holds.at("items").items()) {
                if (hold.at("state").text().equals("EXPIRED")) {
                    count("hold_expired");
                }
            }
        }
        return done;
    }

    /** Customers who have enough give some to the new cards. */
    private void fund() throws IOException {
        var waiting = new ArrayList<>(cards);
        for (var giver : shop.cards()) {
            if (waiting.isEmpty()) {
                return;
            }
            if (transfer(giver, waiting.getLast(), FIRST_MINOR).ok()) {
                must.put(waiting.removeLast(), FIRST_MINOR);
                count("transferred");
            }
        }
        tally.wrong(waiting.size() + " cards got no money from others");
    }

    private void live(int number) throws IOException {
        var card = cards.get(number);
        var next = cards.get((number + 1) % CARDS);
        switch (number % 7) {
            case 0 -> giveBack(spend(card, 1_200), 500, card);
            case 1 -> commit(hold(card, 2_000, 3_600), 1_500, card);
            case 2 -> {
                giveUp(hold(card, 2_000, 3_600));
                adjust(card, "CREDIT", 300);
                adjust(card, "DEBIT", 100);
            }
            case 3 -> hold(card, 700, 60);
            case 4 -> sale(card, 800, next, 300, 400);
            case 5 -> replace(card, hold(card, 900, 3_600));
            default -> {
                spend(card, 1_000);
                accepted("transferred", transfer(card, next, 600));
                move(card, -600);
                move(next, 600);
            }
        }
    }

    private String spend(String card, long minor) throws IOException {
        var body =
                Json.object(
                        "cardId",
                        card,
                        "amount",
                        money(minor),
                        "storeId",
                        STORE,
                        "terminalId",
                        TERMINAL);
        move(card, -minor);
        return accepted("spent", post("/api/v1/spends", body));
    }

    private void giveBack(String spend, long minor, String card) throws IOException {
        var body = Json.object("amount", money(minor), "reason", "broken", "terminalId", TERMINAL);
        accepted("given_back", post("/api/v1/spends/" + spend + "/refunds", body));
        move(card, minor);
    }

    private String hold(String card, long minor, int seconds) throws IOException {
        var body =
                Json.object(
                        "cardId",
                        card,
                        "amount",
                        money(minor),
                        "storeId",
                        STORE,
                        "terminalId",
                        TERMINAL,
                        "validForSeconds",
                        seconds);
        return accepted("held", post("/api/v1/holds", body));
    }

    private void commit(String hold, long minor, String card) throws IOException {
        accepted(
                "hold_committed",
                post("/api/v1/holds/" + hold + "/commit", Json.object("amount", money(minor))));
        move(card, -minor);
    }

    private void giveUp(String hold) throws IOException {
        accepted("hold_voided", post("/api/v1/holds/" + hold + "/void", Json.object()));
    }

    private void sale(String card, long minor, String other, long otherMinor, long cashMinor)
            throws IOException {
        var tenders =
                List.of(
                        Json.object("cardId", card, "amount", money(minor)),
                        Json.object("cardId", other, "amount", money(otherMinor)));
        var cash = Json.object("amount", money(cashMinor), "drawerId", DRAWER);
        accepted(
                "sold",
                post(
                        "/api/v1/sales",
                        Json.object(
                                "storeId",
                                STORE,
                                "terminalId",
                                TERMINAL,
                                "cards",
                                tenders,
                                "cash",
                                cash)));
        move(card, -minor);
        move(other, -otherMinor);
        tally.gaveCash(DRAWER, -cashMinor);
    }

    /** All of it goes on with another card, and the hold is committed there. */
    private void replace(String card, String hold) throws IOException {
        var successor = successors.removeLast();
        var body = Json.object("newCardId", successor, "reason", "DAMAGE");
        post("/api/v1/cards/" + card + "/replacement", body).accepted();
        count("replaced");
        move(successor, must.getOrDefault(card, 0L));
        must.put(card, 0L);
        commit(hold, 900, successor);
    }

    /** One person asks, and alone achieves nothing; another one approves. */
    private void adjust(String card, String kind, long minor) throws IOException {
        var path = "/api/v1/adjustments";
        var body =
                Json.object(
                        "kind",
                        kind,
                        "cardId",
                        card,
                        "amount",
                        money(minor),
                        "reason",
                        "WRONG_AMOUNT",
                        "note",
                        "the till's slip says another amount",
                        "evidence",
                        "slip " + calls);
        var id = office.maker().post(path, body, key()).accepted().at("id").text();
        var approval = path + "/" + id + "/approval";
        if (office.maker().post(approval, Json.object(), key()).ok()) {
            tally.wrong("one person alone adjusted " + card);
        }
        accepted("adjusted", office.checker().post(approval, Json.object(), key()));
        move(card, kind.equals("CREDIT") ? minor : -minor);
    }

    private Answer transfer(String from, String to, long minor) throws IOException {
        return post(
                "/api/v1/transfers",
                Json.object(
                        "fromCardId",
                        from,
                        "toCardId",
                        to,
                        "amount",
                        money(minor),
                        "storeId",
                        STORE,
                        "terminalId",
                        TERMINAL));
    }

    private Answer post(String path, Json body) throws IOException {
        return shop.api().post(path, body, key());
    }

    private String key() {
        return "%s-%06d".formatted(seed, calls++);
    }

    private String accepted(String what, Answer answer) {
        count(what);
        return answer.accepted().at("id").text();
    }

    private void count(String what) {
        done.merge(what, 1, Integer::sum);
    }

    private void move(String card, long minor) {
        must.merge(card, minor, Long::sum);
    }

    private static Json money(long minor) {
        return Json.object("currency", "CNY", "minor", minor);
    }
}
