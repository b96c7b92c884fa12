package io.larder.sandbox.payer;

import io.larder.sandbox.Channel;
import io.larder.sandbox.book.Order;
import io.larder.sandbox.desk.Paying;
import io.larder.sandbox.web.Answer;
import io.larder.sandbox.web.Call;
import io.larder.sandbox.web.Json;
import io.larder.sandbox.web.Routes;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import tools.jackson.databind.node.ObjectNode;

/**
 * The payer's side: {@code GET /payer?qr=} is a page, {@code POST /payer/pay} pays, from the page's
 * form or as JSON {@code {"qr","outcome","payer"}}.
 */
public final class Payer {

    private final Channel channel;
    private final PayerPage page;
    private final UnaryOperator<String> account;

    /**
     * A payer at a channel.
     *
     * @param account the vendor's account id for a payer's name
     */
    public Payer(Channel channel, String merchant, UnaryOperator<String> account) {
        this.channel = channel;
        this.page = new PayerPage(channel.name(), merchant);
        this.account = account;
    }

    /** Adds the payer's paths. */
    public void on(Routes routes) {
        routes.on("GET", "/payer", this::show);
        routes.on("GET", "/payer/", this::show);
        routes.on("POST", "/payer/pay", this::pay);
    }

    private Answer show(Call call) {
        Language language = Language.of(call);
        String qr = call.query("qr");
        if (qr == null || qr.isBlank()) {
            return Answer.html(200, page.ask(language, ""));
        }
        Order order = channel.desk().scan(qr.strip());
        return order == null
                ? Answer.html(404, page.ask(language, language.unknownCode()))
                : Answer.html(200, page.order(language, order, channel.desk().isPayable(order)));
    }

    private Answer pay(Call call) {
        return call.fromForm() ? payFromPage(call) : payByApi(call);
    }

    private Answer payFromPage(Call call) {
        Map<String, String> form = call.form(StandardCharsets.UTF_8).orElse(Map.of());
        Language language = Language.named(form.getOrDefault("lang", "zh"));
        Optional<Paying.Wish> wish = wish(form.getOrDefault("outcome", ""));
        if (wish.isEmpty()) {
            return Answer.html(400, page.ask(language, language.unknownCode()));
        }
        String qr = form.getOrDefault("qr", "");
        Paying paying = channel.desk().pay(qr, wish.get(), account.apply("page"));
        return Answer.html(200, page.result(language, paying));
    }

    private Answer payByApi(Call call) {
        Optional<ObjectNode> body = Json.objectIn(call.text());
        if (body.isEmpty()) {
            return problem(400, "malformed_json", "the body is not one JSON object");
        }
        if (body.get().has("paymentCode")) {
            return problem(422, "payment_code_unsupported", "no call of this channel takes one");
        }
        String outcome = Json.text(body.get(), "outcome");
        Optional<Paying.Wish> wish = wish(outcome.isEmpty() ? "PAID" : outcome);
        if (wish.isEmpty()) {
            return problem(400, "unknown_outcome", "outcome is PAID, REFUSED or CANCELLED");
        }
        String payer = Json.text(body.get(), "payer");
        String who = account.apply(payer.isEmpty() ? "anyone" : payer);
        return answer(channel.desk().pay(Json.text(body.get(), "qr"), wish.get(), who));
    }

    private static Optional<Paying.Wish> wish(String name) {
        return switch (name) {
            case "PAID" -> Optional.of(Paying.Wish.PAID);
            case "REFUSED" -> Optional.of(Paying.Wish.REFUSED);
            case "CANCELLED" -> Optional.of(Paying.Wish.CANCELLED);
            default -> Optional.empty();
        };
    }

    private static Answer answer(Paying paying) {
        return switch (paying) {
            case Paying.Done(var order) -> done("PAID", order, order.paidMinor());
            case Paying.OnItsWay(var order) -> done("PENDING", order, order.minor());
            case Paying.Refused(var order) -> done("REFUSED", order, order.minor());
            case Paying.Cancelled(var order) -> done("CANCELLED", order, order.minor());
            case Paying.UnknownCode _ -> problem(404, "unknown_code", "no order has this code");
            case Paying.AlreadyPaid _ -> problem(409, "already_paid", "the order is paid");
            case Paying.AlreadyClosed _ -> problem(409, "already_closed", "the order is closed");
        };
    }

    private static Answer done(String status, Order order, long minor) {
        return Answer.json(
                200,
                Json.write(
                        Json.object()
                                .put("status", status)
                                .put("orderNumber", order.number())
                                .put("transactionId", order.transactionId())
                                .put("minor", minor)
                                .put("currency", order.currency())));
    }

    private static Answer problem(int status, String code, String detail) {
        String body =
                Json.write(
                        Json.object()
                                .put("status", status)
                                .put("code", code)
                                .put("detail", detail));
        return Answer.of(status, "application/problem+json", body);
    }
}
