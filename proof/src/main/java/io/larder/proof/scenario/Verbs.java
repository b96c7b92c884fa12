package io.larder.proof.scenario;

import static java.util.Map.entry;

import io.larder.proof.client.Answer;
import io.larder.proof.client.Json;
import io.larder.proof.scenario.Scenario.Line;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What a row can do. A new verb is one line here and the request that it means. */
final class Verbs {

    private static final String STORE = "store_a";

    private static final Map<String, Verb> ALL =
            Map.ofEntries(
                    entry("recharge", post(Verbs::recharge)),
                    entry("refund", post(Verbs::refund)),
                    entry("campaign", post(Verbs::campaign)),
                    entry("end", post((row, at) -> Call.to(campaigns(row, at) + "/end"))),
                    entry("close", post((row, at) -> Call.to(recharges(row, at) + "/close"))),
                    entry("pay", (row, at) -> at.payAtChannel(row.on())),
                    entry("spend", post(Verbs::spend)),
                    entry("return", post(Verbs::giveBack)),
                    entry("sale", post(Verbs::sale)),
                    entry("hold", post(Verbs::hold)),
                    entry("commit", post(Verbs::commit)),
                    entry("void", post((row, at) -> Call.to(holds(row, at) + "/void"))),
                    entry("transfer", post(Verbs::transfer)),
                    entry("issue", post(Verbs::issue)),
                    entry("activate", post((row, at) -> Call.to(cards(row, at) + "/activate"))),
                    entry("freeze", post(Verbs::freeze)),
                    entry("unfreeze", post(Verbs::unfreeze)),
                    entry("lose", post(Verbs::lose)),
                    entry("register", post(Verbs::register)),
                    entry("adjust", post(Verbs::adjust)),
                    entry("approve", post(Verbs::approve)),
                    entry("reject", post(Verbs::reject)),
                    entry("withdraw", post(Verbs::withdraw)),
                    entry("wait", post((row, at) -> at.clock(row))),
                    entry("post", post(Verbs::any)));

    private Verbs() {}

    /** Plays a row. */
    interface Verb {
        Answer play(Line row, Stage at) throws IOException;
    }

    private interface Request {
        Call of(Line row, Stage at) throws IOException;
    }

    static Verb named(String name) {
        var verb = ALL.get(name);
        if (verb == null) {
            throw new IllegalStateException("no verb " + name);
        }
        return verb;
    }

    private static Verb post(Request request) {
        return (row, at) -> {
            for (int i = 1; i < Integer.parseInt(row.with().get("times", "1")); i++) {
                var unused = at.send(row, request.of(row, at)).accepted();
            }
            return at.send(row, request.of(row, at));
        };
    }

    private static Call recharge(Line row, Stage at) {
        var payWith = row.with().get("pay", "CASH");
        var call =
                Call.to("/api/v1/recharges", at.cardField(row, ""), at.card(row, row.on()))
                        .and("amount", money(row))
                        .and("method", row.with().get("method", "TILL"))
                        .and("payWith", payWith)
                        .and("storeId", row.with().get("in", STORE))
                        .and("terminalId", row.with().get("at", "till_a1"));
        var cash =
                Json.object(
                        "tendered",
                        Yuan.money(row.with().get("tendered", row.amount()), currency(row)),
                        "drawerId",
                        row.with().get("drawer", "drawer_a1"));
        return payWith.equals("CASH") ? call.and("cash", cash) : call;
    }

    private static Call refund(Line row, Stage at) {
        var call =
                Call.to(recharges(row, at) + "/refunds", "reason", row.with().get("why", "asked"))
                        .and("drawerId", row.with().get("drawer", ""));
        return row.amount().isEmpty() ? call : call.and("amount", money(row));
    }

    /** In one store, so that it gives nothing to other scenarios' cards. */
    private static Call campaign(Line row, Stage at) {
        return Call.to(
                        "/api/v1/campaigns",
                        "nameZh",
                        "活动",
                        "nameEn",
                        row.on(),
                        "firstDay",
                        "2000-01-01",
                        "lastDay",
                        "2199-12-31",
                        "storeIds",
                        List.of(row.with().get("in", "store_b")),
                        "validDays",
                        30)
                .and("minimum", money(row));
    }

    private static Call spend(Line row, Stage at) {
        var call =
                Call.to("/api/v1/spends", at.cardField(row, ""), at.card(row, row.on()))
                        .and("amount", money(row))
                        .and("storeId", row.with().get("in", STORE))
                        .and("terminalId", row.with().get("at", ""));
        return at.shown(row, row.on(), call);
    }

    private static Call giveBack(Line row, Stage at) {
        var path = "/api/v1/spends/%s/refunds".formatted(at.id(row.on()));
        var call =
                Call.to(path, "reason", row.with().get("why", "asked"))
                        .and("toCardId", at.id(row.with().get("to", "")))
                        .and("terminalId", row.with().get("at", ""));
        return row.amount().isEmpty() ? call : call.and("amount", money(row));
    }

    private static Call sale(Line row, Stage at) {
        var names = row.on().split(" and ");
        var amounts = row.amount().split(" and ");
        var tenders = new ArrayList<Json>();
        for (int i = 0; i < names.length; i++) {
            var amount = Yuan.money(amounts[i], currency(row));
            tenders.add(Json.object("cardId", at.id(names[i]), "amount", amount));
        }
        var call =
                Call.to("/api/v1/sales", "storeId", row.with().get("in", STORE))
                        .and("cards", Json.of(tenders));
        if (!row.with().has("cash")) {
            return call;
        }
        var cash = Yuan.money(row.with().get("cash", ""), currency(row));
        var drawer = row.with().get("drawer", "drawer_a1");
        return call.and("cash", Json.object("amount", cash, "drawerId", drawer));
    }

    private static Call hold(Line row, Stage at) {
        var call =
                Call.to("/api/v1/holds", at.cardField(row, ""), at.card(row, row.on()))
                        .and("amount", money(row))
                        .and("storeId", row.with().get("in", STORE))
                        .and("terminalId", row.with().get("at", ""))
                        .and(
                                "validForSeconds",
                                Json.of(Stage.seconds(row.with().get("for", "1h"))));
        return at.shown(row, row.on(), call);
    }

    private static Call commit(Line row, Stage at) {
        var call = Call.to(holds(row, at) + "/commit", new Object[0]);
        return row.amount().isEmpty() ? call : call.and("amount", money(row));
    }

    private static Call transfer(Line row, Stage at) {
        var both = row.on().split(" to ");
        var call =
                Call.to("/api/v1/transfers", at.cardField(row, "from"), at.card(row, both[0]))
                        .and(at.cardField(row, "to"), at.card(row, both[1]))
                        .and("amount", money(row))
                        .and("storeId", row.with().get("in", STORE))
                        .and("terminalId", row.with().get("at", ""));
        return at.shown(row, both[0], call);
    }

    private static Call issue(Line row, Stage at) {
        return Call.to("/api/v1/cards", "productId", at.product(row.on()), "active", true)
                .and("storeId", row.with().get("in", STORE));
    }

    private static Call freeze(Line row, Stage at) {
        return Call.to(cards(row, at) + "/freeze", "reason", row.with().get("why", "asked"))
                .and("code", row.with().get("code", ""));
    }

    private static Call unfreeze(Line row, Stage at) {
        var path = cards(row, at) + "/unfreeze";
        var code = row.with().get("code", "");
        return code.isEmpty() ? Call.to(path) : Call.to(path, "code", code);
    }

    private static Call lose(Line row, Stage at) {
        return Call.to(cards(row, at) + "/loss", "customerId", row.with().get("holder", "c1"));
    }

    private static Call register(Line row, Stage at) {
        var call = Call.to(cards(row, at) + "/holder");
        var unit = row.with().has("unit");
        return new Call(
                call.path(),
                java.util.Optional.of(
                        Json.object(
                                "customerId",
                                row.with().get(unit ? "unit" : "holder", "customer-1"),
                                "kind",
                                unit ? "UNIT" : "INDIVIDUAL")));
    }

    /** A correction of a card, or what is given up of a claim. */
    private static Call adjust(Line row, Stage at) {
        var way = row.with().get("way", "CREDIT");
        var what = way.equals("WRITE_OFF") ? "claimId" : "cardId";
        return Call.to("/api/v1/adjustments", "kind", way, what, at.id(row.on()))
                .and("amount", money(row))
                .and("reason", row.with().get("code", "OTHER"))
                .and("note", row.with().get("why", "asked"))
                .and("evidence", "file 7");
    }

    private static Call approve(Line row, Stage at) {
        return Call.to(adjustments(row, at) + "/approval", new Object[0]);
    }

    private static Call reject(Line row, Stage at) {
        var path = adjustments(row, at) + "/rejection";
        return Call.to(path, "comment", row.with().get("why", "no"));
    }

    private static Call withdraw(Line row, Stage at) {
        return Call.to(adjustments(row, at) + "/withdrawal");
    }

    private static String adjustments(Line row, Stage at) {
        return "/api/v1/adjustments/" + at.id(row.on());
    }

    /** Any path, with an empty object unless the row says more. */
    private static Call any(Line row, Stage at) {
        return Call.to(at.filled(row.on()), new Object[0]);
    }

    private static Json money(Line row) {
        return Yuan.money(row.amount(), currency(row));
    }

    private static String currency(Line row) {
        return row.with().get("currency", "CNY");
    }

    private static String cards(Line row, Stage at) {
        return "/api/v1/cards/" + at.id(row.on());
    }

    private static String holds(Line row, Stage at) {
        return "/api/v1/holds/" + at.id(row.on());
    }

    private static String campaigns(Line row, Stage at) {
        return "/api/v1/campaigns/" + at.id(row.on());
    }

    private static String recharges(Line row, Stage at) {
        return "/api/v1/recharges/" + at.id(row.on());
    }
}
