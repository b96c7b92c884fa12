package io.larder.proof.model;

import io.larder.proof.client.Json;
import java.util.List;
import java.util.Map;

/** A step as it is sent. */
record Request(String path, String body) {

    private static final String CARDS = "/api/v1/cards/";

    /**
     * A step's request.
     *
     * @param minor its amount, resolved
     * @param changed whether its words are others than the first time
     * @param cards the cards' ids
     * @param made what earlier steps made, by their number
     */
    static Request of(
            Step step, long minor, boolean changed, String[] cards, Map<Integer, String> made) {
        var card = cards[step.card()];
        var about = made.getOrDefault(step.of(), "nothing_of_this_id");
        var reason = Json.object("reason", changed ? "another reason" : "a reason");
        return switch (step.verb()) {
            case RECHARGE -> to("/api/v1/recharges", recharge(card, minor));
            case SPEND -> to("/api/v1/spends", asked("cardId", card, minor));
            case HOLD ->
                    to(
                            "/api/v1/holds",
                            and(
                                    asked("cardId", card, minor),
                                    "validForSeconds",
                                    step.hours() * 3600));
            case COMMIT ->
                    to(
                            "/api/v1/holds/" + about + "/commit",
                            step.amount().base() == Step.Base.NONE
                                    ? Json.object()
                                    : Json.object("amount", money(minor)));
            case VOID -> new Request("/api/v1/holds/" + about + "/void", "");
            case TRANSFER ->
                    to(
                            "/api/v1/transfers",
                            and(asked("fromCardId", card, minor), "toCardId", cards[step.other()]));
            case REFUND ->
                    to(
                            "/api/v1/recharges/" + about + "/refunds",
                            step.amount().base() == Step.Base.NONE
                                    ? reason
                                    : and(reason, "amount", money(minor)));
            case RETURN ->
                    to(
                            "/api/v1/spends/" + about + "/refunds",
                            step.amount().base() == Step.Base.NONE
                                    ? reason
                                    : and(reason, "amount", money(minor)));
            case SALE -> to("/api/v1/sales", sale(card, cards[step.other()], minor));
            case FREEZE -> to(CARDS + card + "/freeze", reason);
            case UNFREEZE -> new Request(CARDS + card + "/unfreeze", "");
            case ACTIVATE -> new Request(CARDS + card + "/activate", "");
            case REGISTER ->
                    to(
                            CARDS + card + "/holder",
                            Json.object("customerId", "somebody", "kind", "INDIVIDUAL"));
            case MERGE ->
                    to(CARDS + card + "/merge", Json.object("intoCardId", cards[step.other()]));
            case WAIT -> to("/sandbox/clock", Json.object("advance", "PT" + step.hours() + "H"));
            case REPEAT, REPEAT_CHANGED -> throw new IllegalArgumentException("sent as it was");
        };
    }

    private static Request to(String path, Json body) {
        return new Request(path, body.toString());
    }

    private static Json and(Json body, String name, Object value) {
        body.members().put(name, Json.of(value));
        return body;
    }

    private static Json asked(String name, String card, long minor) {
        return Json.object(name, card, "amount", money(minor), "storeId", "store_a");
    }

    private static Json recharge(String card, long minor) {
        var cash = Json.object("tendered", money(minor), "drawerId", "drawer_a1");
        var body = asked("cardId", card, minor);
        and(body, "method", "TILL");
        and(body, "payWith", "CASH");
        and(body, "terminalId", "till_a1");
        return and(body, "cash", cash);
    }

    private static Json sale(String one, String other, long minor) {
        var tenders =
                List.of(
                        Json.object("cardId", one, "amount", money(minor)),
                        Json.object("cardId", other, "amount", money(minor)));
        return Json.object("storeId", "store_a", "cards", tenders);
    }

    private static Json money(long minor) {
        return Json.object("currency", "CNY", "minor", minor);
    }
}
