package io.larder.identity;

import static io.larder.kit.Endpoint.Needs.CALLER;
import static io.larder.kit.Endpoint.Needs.NOTHING;
import static io.larder.kit.Endpoint.Needs.OPERATION;
import static io.larder.kit.Endpoint.Needs.STORE;

import io.larder.kit.Endpoint;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Every endpoint of every room; a new endpoint needs a line here, or {@link ScopeTest} fails. */
final class EveryEndpoint {

    private static final String DAY = "2026-03-02";
    private static final String CAMPAIGN =
            "{'nameZh':'x','nameEn':'x','firstDay':'2026-03-02','lastDay':'2026-03-02',"
                    + "'minimum':{'currency':'CNY','minor':100},'thousandths':1,'validDays':1}";

    private EveryEndpoint() {}

    /**
     * What the endpoints are tried on; all of it belongs to store B.
     *
     * @param card a card issued there
     * @param order a recharge made there
     * @param staff somebody of that store
     * @param key a key of it
     * @param difference a difference of that order
     * @param hold money of the card that is held for it
     * @param spend money of the card that was spent there
     * @param adjustment somebody asked to take money off the card
     */
    record OfStoreB(
            String product,
            String card,
            String order,
            String staff,
            String key,
            String difference,
            String hold,
            String spend,
            String adjustment) {}

    /** All of them. */
    static List<Endpoint> all(OfStoreB of) {
        var card = of.card();
        var product = of.product();
        var order = of.order();
        var hold = of.hold();
        var spend = of.spend();
        var adjustment = of.adjustment();
        var amount = "'amount':{'currency':'CNY','minor':100}";
        return List.of(
                open("POST", "/api/v1/session"),
                open("POST", "/api/v1/channels/{channel}/notifications"),
                at("GET", "/api/v1/session", "", null, CALLER),
                at("DELETE", "/api/v1/session", "", null, CALLER),
                at(
                        "POST",
                        "/api/v1/session/password",
                        "",
                        "{'current':'not the current one','next':'another good one'}",
                        CALLER),
                at("GET", "/api/v1/stores", "", null, OPERATION),
                at("GET", "/api/v1/legal-entities", "", null, OPERATION),
                at("POST", "/api/v1/legal-entities", "", "{'name':'N','nameZh':'N'}", STORE),
                at(
                        "POST",
                        "/api/v1/stores",
                        "",
                        "{'legalEntityId':'entity_a','name':'N','nameZh':'N'}",
                        STORE),
                at(
                        "PUT",
                        "/api/v1/stores/{id}",
                        "store_b",
                        "{'name':'N','nameZh':'N','closed':true}",
                        STORE),
                at(
                        "POST",
                        "/api/v1/terminals",
                        "",
                        "{'storeId':'store_b','kind':'TILL','name':'N'}",
                        STORE),
                at("PUT", "/api/v1/terminals/{id}", "till_b1", "{'name':'N','closed':true}", STORE),
                at("POST", "/api/v1/drawers", "", "{'storeId':'store_b','name':'N'}", STORE),
                at("PUT", "/api/v1/drawers/{id}", "drawer_b1", "{'name':'N','closed':true}", STORE),
                at("GET", "/api/v1/security-events", "", null, OPERATION),
                at("GET", "/api/v1/staff", "", null, OPERATION),
                at(
                        "POST",
                        "/api/v1/staff",
                        "",
                        "{'user':'new.one','roles':['CASHIER'],'stores':['store_b']}",
                        STORE),
                at(
                        "PUT",
                        "/api/v1/staff/{id}",
                        of.staff(),
                        "{'roles':['CASHIER'],'stores':['store_b'],'disabled':true}",
                        STORE),
                at("POST", "/api/v1/staff/{id}/one-time-password", of.staff(), null, STORE),
                at("GET", "/api/v1/keys", "", null, OPERATION),
                at(
                        "POST",
                        "/api/v1/keys",
                        "",
                        "{'name':'new','operations':['SPEND'],'stores':['store_b']}",
                        STORE),
                at("DELETE", "/api/v1/keys/{id}", of.key(), null, STORE),
                at("GET", "/api/v1/card-products", "", null, OPERATION),
                at(
                        "POST",
                        "/api/v1/card-products",
                        "",
                        "{'nameZh':'x','nameEn':'x','named':false,'issuer':'123'}",
                        OPERATION),
                at("GET", "/api/v1/campaigns", "", null, OPERATION),
                at("POST", "/api/v1/campaigns", "", CAMPAIGN, STORE),
                at("POST", "/api/v1/campaigns/{id}/end", "campaign_1", null, STORE),
                // a card is used in every store, so a card's facts are read with the operation
                at("GET", "/api/v1/cards", "", null, OPERATION),
                at("GET", "/api/v1/cards/{cardId}", card, null, OPERATION),
                at("GET", "/api/v1/cards/{cardId}/number", card, null, STORE),
                new Endpoint(
                        "GET",
                        "/api/v1/cards/{cardId}/balance",
                        "/api/v1/cards/" + card + "/balance?storeId=store_b",
                        null,
                        STORE),
                new Endpoint(
                        "GET",
                        "/api/v1/cards/{cardId}/statement",
                        "/api/v1/cards/" + card + "/statement?storeId=store_b",
                        null,
                        STORE),
                at(
                        "POST",
                        "/api/v1/cards",
                        "",
                        "{'productId':'%s','storeId':'store_b'}".formatted(product),
                        STORE),
                at(
                        "POST",
                        "/api/v1/card-batches",
                        "",
                        "{'productId':'%s','storeId':'store_b','count':2}".formatted(product),
                        STORE),
                at("POST", "/api/v1/cards/{cardId}/activate", card, null, STORE),
                at("POST", "/api/v1/cards/{cardId}/freeze", card, "{'reason':'lost'}", STORE),
                at("POST", "/api/v1/cards/{cardId}/unfreeze", card, null, STORE),
                at(
                        "POST",
                        "/api/v1/cards/{cardId}/replacement",
                        card,
                        "{'newCardId':'%s','reason':'DAMAGE'}".formatted(card),
                        STORE),
                at(
                        "POST",
                        "/api/v1/cards/{cardId}/merge",
                        card,
                        "{'intoCardId':'%s'}".formatted(card),
                        STORE),
                at("GET", "/api/v1/cards/{cardId}/closing-quote", card, null, STORE),
                at(
                        "POST",
                        "/api/v1/cards/{cardId}/closing",
                        card,
                        "{'expected':{'currency':'CNY','minor':0},'idDocument':{'kind':'ID_CARD',"
                                + "'number':'1','name':'x'}}",
                        STORE),
                at("GET", "/api/v1/payouts", "", null, OPERATION),
                at(
                        "POST",
                        "/api/v1/payouts/{payoutId}/paid",
                        "payout_x",
                        "{'reference':'1'}",
                        OPERATION),
                at("POST", "/api/v1/cards/{cardId}/loss", card, "{'customerId':'c-1'}", STORE),
                at(
                        "POST",
                        "/api/v1/cards/{cardId}/holder",
                        card,
                        "{'customerId':'c-1','kind':'INDIVIDUAL'}",
                        STORE),
                at("GET", "/api/v1/cards/{cardId}/possession", card, null, OPERATION),
                at("POST", "/api/v1/cards/{cardId}/secret", card, "{'reason':'copied'}", STORE),
                at(
                        "PUT",
                        "/api/v1/cards/{cardId}/pin",
                        card,
                        "{'pin':'135792','reason':'papers seen'}",
                        STORE),
                at("POST", "/api/v1/cards/{cardId}/payment-codes", card, "{}", OPERATION),
                at("POST", "/api/v1/owner-sessions", "", "{'customerId':'c-1'}", OPERATION),
                at("POST", "/api/v1/owner-sessions/end", "", "{'session':'none'}", OPERATION),
                at(
                        "POST",
                        "/api/v1/cards/balance-inquiries",
                        "",
                        "{'cardId':'%s','storeId':'store_b'}".formatted(card),
                        STORE),
                at(
                        "POST",
                        "/api/v1/spends",
                        "",
                        "{'cardId':'%s',%s,'storeId':'store_b'}".formatted(card, amount),
                        STORE),
                at("GET", "/api/v1/spends/{spendId}", spend, null, STORE),
                new Endpoint(
                        "GET", "/api/v1/spends", "/api/v1/spends?cardId=" + card, null, OPERATION),
                at("POST", "/api/v1/spends/{spendId}/refunds", spend, "{'reason':'broken'}", STORE),
                at(
                        "POST",
                        "/api/v1/sales",
                        "",
                        "{'storeId':'store_b','cards':[{'cardId':'%s',%s}]}"
                                .formatted(card, amount),
                        STORE),
                at(
                        "POST",
                        "/api/v1/transfers",
                        "",
                        "{'fromCardId':'%s','toCardId':'%s',%s,'storeId':'store_b'}"
                                .formatted(card, card, amount),
                        STORE),
                at(
                        "POST",
                        "/api/v1/holds",
                        "",
                        "{'cardId':'%s',%s,'storeId':'store_b','validForSeconds':60}"
                                .formatted(card, amount),
                        STORE),
                new Endpoint(
                        "GET", "/api/v1/holds", "/api/v1/holds?cardId=" + card, null, OPERATION),
                at("GET", "/api/v1/holds/{holdId}", hold, null, STORE),
                at("POST", "/api/v1/holds/{holdId}/commit", hold, "{}", STORE),
                at("POST", "/api/v1/holds/{holdId}/void", hold, null, STORE),
                at(
                        "POST",
                        "/api/v1/recharges",
                        "",
                        ("{'cardId':'%s',%s,'method':'TILL','payWith':'CASH','storeId':'store_b',"
                                        + "'terminalId':'till_b1','cash':{'tendered':"
                                        + "{'currency':'CNY','minor':100},'drawerId':'drawer_b1'}}")
                                .formatted(card, amount),
                        STORE),
                at("GET", "/api/v1/recharges", "", null, OPERATION),
                new Endpoint(
                        "GET",
                        "/api/v1/recharges",
                        "/api/v1/recharges?storeId=store_b",
                        null,
                        STORE),
                at("GET", "/api/v1/recharges/{id}", order, null, STORE),
                at("GET", "/api/v1/recharges/{id}/reconciliation", order, null, STORE),
                new Endpoint(
                        "GET",
                        "/api/v1/recharge-figures",
                        "/api/v1/recharge-figures?date=2026-03-02",
                        null,
                        OPERATION),
                at("POST", "/api/v1/recharges/{id}/close", order, null, STORE),
                at(
                        "POST",
                        "/api/v1/recharges/{id}/refunds",
                        order,
                        "{'reason':'wrong card'}",
                        STORE),
                at(
                        "POST",
                        "/api/v1/chargebacks",
                        "",
                        "{'rechargeId':'%s',%s,'channelReference':'1','reason':'x'}"
                                .formatted(order, amount),
                        STORE),
                at("GET", "/api/v1/chargebacks", "", null, OPERATION),
                at("POST", "/api/v1/chargebacks/{id}/won", "chb_x", null, OPERATION),
                at("POST", "/api/v1/chargebacks/{id}/lost", "chb_x", null, OPERATION),
                at("GET", "/api/v1/adjustments", "", null, OPERATION),
                at("GET", "/api/v1/adjustments/{id}", adjustment, null, STORE),
                at(
                        "POST",
                        "/api/v1/adjustments",
                        "",
                        ("{'kind':'DEBIT','cardId':'%s',%s,'reason':'OTHER','note':'x',"
                                        + "'evidence':'x'}")
                                .formatted(card, amount),
                        STORE),
                at("POST", "/api/v1/adjustments/{id}/approval", adjustment, "{}", STORE),
                at(
                        "POST",
                        "/api/v1/adjustments/{id}/rejection",
                        adjustment,
                        "{'comment':'no'}",
                        STORE),
                at("POST", "/api/v1/adjustments/{id}/withdrawal", adjustment, null, STORE),
                open("GET", "/api/v1/platform"),
                open("GET", "/ready"),
                // what concerns the whole chain is outside the scope of who is limited to a store
                at("GET", "/api/v1/business-days", "", null, OPERATION),
                at("GET", "/api/v1/business-days/{date}", DAY, null, OPERATION),
                at("POST", "/api/v1/business-days/{date}/close", DAY, null, STORE),
                new Endpoint(
                        "POST",
                        "/api/v1/business-days/{date}/channels/{channel}/reconcile",
                        "/api/v1/business-days/" + DAY + "/channels/wechat/reconcile",
                        null,
                        STORE),
                at("GET", "/api/v1/business-days/{date}/certificate", DAY, null, STORE),
                open("GET", "/api/v1/certificate-key"),
                at("GET", "/api/v1/trial-balance", "", null, STORE),
                new Endpoint(
                        "GET",
                        "/api/v1/general-ledger",
                        "/api/v1/general-ledger?from=%s&to=%s".formatted(DAY, DAY),
                        null,
                        STORE),
                new Endpoint(
                        "GET", "/api/v1/netting", "/api/v1/netting?month=2026-03", null, STORE),
                at("GET", "/api/v1/differences", "", null, OPERATION),
                at("GET", "/api/v1/differences/{id}", of.difference(), null, STORE),
                at(
                        "POST",
                        "/api/v1/cash-counts",
                        "",
                        "{'drawerId':'drawer_b1','counted':{'currency':'CNY','minor':100},'date':'%s'}"
                                .formatted(DAY),
                        STORE),
                at("POST", "/sandbox/clock", "", "{'advance':'PT1S'}", OPERATION));
    }

    private static Endpoint open(String method, String pattern) {
        return new Endpoint(method, pattern, pattern, null, NOTHING);
    }

    private static Endpoint at(
            String method, String pattern, String id, @Nullable String body, Endpoint.Needs needs) {
        var path = pattern.replaceAll("\\{[a-zA-Z]+}", id);
        return new Endpoint(
                method, pattern, path, body == null ? null : body.replace('\'', '"'), needs);
    }
}
