package io.larder.sandbox.payer;

import io.larder.sandbox.bill.BillLine;
import io.larder.sandbox.book.Order;
import io.larder.sandbox.desk.Paying;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** The payer's page: plain forms without scripts, so that it works by keyboard and reader alike. */
final class PayerPage {

    private final String brand;
    private final String colour;
    private final String merchant;

    PayerPage(String channel, String merchant) {
        boolean wechat = channel.equals("WECHAT");
        this.brand = wechat ? "WeChat Pay 微信支付" : "Alipay 支付宝";
        this.colour = wechat ? "#067a41" : "#0a5fd8";
        this.merchant = merchant;
    }

    /** Asks for a code. */
    String ask(Language words, String message) {
        String form =
                """
                %s<form action="/payer" method="get"><input type="hidden" name="lang" value="%s">
                <label for="qr">%s</label><input id="qr" name="qr" required autofocus>
                <button class="main">%s</button></form>
                """
                        .formatted(alert(message), words.code(), words.codeContent(), words.open());
        return page(words, "", form);
    }

    /** Shows an order, with buttons while it can be paid. */
    String order(Language words, Order order, boolean payable) {
        String facts =
                """
                <p class="sum">¥%s</p><dl><dt>%s</dt><dd>%s</dd><dt>%s</dt><dd>%s</dd>
                <dt>%s</dt><dd>%s</dd></dl>
                """
                        .formatted(
                                BillLine.yuan(order.minor()),
                                words.payTo(),
                                safe(merchant),
                                words.goods(),
                                safe(order.description()),
                                words.order(),
                                safe(order.number()));
        if (payable) {
            return page(words, order.qr(), facts + buttons(words, order));
        }
        boolean paid = order.status() == Order.Status.PAID || order.inFlight();
        return page(
                words,
                order.qr(),
                facts + alert(paid ? words.alreadyPaid() : words.alreadyClosed()));
    }

    private static String buttons(Language words, Order order) {
        return """
                <form action="/payer/pay" method="post"><input type="hidden" name="qr" value="%s">
                <input type="hidden" name="lang" value="%s">
                <button class="main" name="outcome" value="PAID" autofocus>%s ¥%s</button>
                <button name="outcome" value="CANCELLED">%s</button>
                <button name="outcome" value="REFUSED">%s</button></form>
                """
                .formatted(
                        safe(order.qr()),
                        words.code(),
                        words.pay(),
                        BillLine.yuan(order.minor()),
                        words.cancel(),
                        words.refuse());
    }

    /** Shows what became of it. */
    String result(Language words, Paying paying) {
        return switch (paying) {
            case Paying.Done(var order) -> told(words, words.paid(), order, order.paidMinor());
            case Paying.OnItsWay(var order) -> told(words, words.pending(), order, order.minor());
            case Paying.Refused(var order) -> told(words, words.refused(), order, order.minor());
            case Paying.Cancelled(var order) ->
                    told(words, words.cancelled(), order, order.minor());
            case Paying.UnknownCode _ -> ask(words, words.unknownCode());
            case Paying.AlreadyPaid _ -> page(words, "", alert(words.alreadyPaid()));
            case Paying.AlreadyClosed _ -> page(words, "", alert(words.alreadyClosed()));
        };
    }

    private String told(Language words, String message, Order order, long minor) {
        String sum = "<p class=\"sum\">¥" + BillLine.yuan(minor) + "</p>";
        String number = "<p class=\"note\">" + words.order() + " " + safe(order.number()) + "</p>";
        return page(words, order.qr(), alert(message) + sum + number);
    }

    private String page(Language words, String qr, String inner) {
        String same = "?qr=" + URLEncoder.encode(qr, StandardCharsets.UTF_8) + "&amp;lang=";
        return """
                <!doctype html><html lang="%s"><head><meta charset="utf-8">
                <meta name="viewport" content="width=device-width,initial-scale=1">
                <title>%s · %s</title><style>%s</style></head><body><main>
                <header><span class="brand">%s</span><a lang="%s" href="/payer%s%s">%s</a></header>
                <section class="card"><h1>%s</h1>%s</section><p class="note">%s</p>
                </main></body></html>
                """
                .formatted(
                        words.tag(),
                        words.title(),
                        brand,
                        style(),
                        brand,
                        words.otherCode(),
                        same,
                        words.otherCode(),
                        words.otherName(),
                        words.title(),
                        inner,
                        words.sandbox());
    }

    private String style() {
        return """
            :root{color-scheme:light dark;--a:%s}
            *{box-sizing:border-box}
            body{font:17px/1.5 system-ui,"Noto Sans CJK SC",sans-serif;margin:0;background:#f4f5f6;
            color:#1c1f21}
            main{max-width:26rem;margin:0 auto;padding:1.5rem 1rem 3rem}
            header{display:flex;justify-content:space-between;align-items:center}
            .brand{font-weight:700;color:var(--a)}
            .card{background:#fff;border-radius:14px;padding:1.5rem;margin:1rem 0;
            box-shadow:0 1px 4px #0002}
            h1{font-size:1.1rem;margin:0 0 .5rem}
            .sum{font-size:2.6rem;font-weight:700;margin:.2rem 0 1rem;
            font-variant-numeric:tabular-nums}
            dl{display:grid;grid-template-columns:auto 1fr;gap:.3rem 1rem;margin:0}
            dt{color:#5b6166}dd{margin:0;text-align:right;overflow-wrap:anywhere}
            button{font:inherit;font-weight:600;width:100%%;padding:.8rem;border-radius:10px;
            border:2px solid var(--a);margin-top:.8rem;cursor:pointer;background:#fff;color:var(--a)}
            button.main{background:var(--a);color:#fff}
            button:focus-visible,a:focus-visible,input:focus-visible{outline:3px solid #1456c8;
            outline-offset:2px}
            input{font:inherit;width:100%%;padding:.7rem;border:1px solid #767c81;border-radius:10px}
            a{color:#0b57b0}.note{color:#5b6166;font-size:.9rem}
            @media(prefers-color-scheme:dark){body{background:#15181a;color:#eceff1}
            .card,button{background:#202528}.note,dt{color:#a9b1b6}a{color:#8ab8ff}
            input{background:#15181a;color:inherit}}
            """
                .formatted(colour);
    }

    private static String alert(String message) {
        return message.isEmpty() ? "" : "<p role=\"status\"><strong>" + message + "</strong></p>";
    }

    private static String safe(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
