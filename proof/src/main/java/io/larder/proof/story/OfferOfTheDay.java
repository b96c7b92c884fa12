package io.larder.proof.story;

import io.larder.proof.client.Json;
import io.larder.proof.judge.Books;
import io.larder.proof.judge.Transfer;
import java.io.IOException;
import java.time.LocalDate;
import java.util.Map;
import java.util.TreeMap;

/** One hundredth more for whoever pays cash, to be spent on the same day. */
final class OfferOfTheDay {

    private OfferOfTheDay() {}

    static void make(Shop shop, LocalDate date) throws IOException {
        var body =
                Json.object(
                        "nameZh",
                        "现金充值赠送",
                        "nameEn",
                        "More for cash",
                        "firstDay",
                        date.toString(),
                        "lastDay",
                        date.toString(),
                        "minimum",
                        Json.object("currency", "CNY", "minor", 10_000),
                        "thousandths",
                        10,
                        "payWiths",
                        java.util.List.of("CASH"),
                        "validDays",
                        0);
        shop.api().post("/api/v1/campaigns", body, "offer-" + date).accepted();
    }

    /** How often bonus was given, and how much of it ran out, as the books tell. */
    static Map<String, Integer> told(Books books) {
        var told = new TreeMap<String, Integer>();
        told.put("bonus_given", count(books, "bonus"));
        told.put("bonus_expired", count(books, "bonus-expired"));
        return told;
    }

    private static int count(Books books, String code) {
        return (int) books.transfers().stream().filter(transfer -> isOf(transfer, code)).count();
    }

    private static boolean isOf(Transfer transfer, String code) {
        return transfer.code().equals(code) && transfer.postedMinor() > 0;
    }
}
