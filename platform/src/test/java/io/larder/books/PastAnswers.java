package io.larder.books;

import static org.assertj.core.api.Assertions.assertThat;

import io.larder.ledger.TrialBalances;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Everything that is told about the past, by what was asked. */
record PastAnswers(
        TwoEntities shops, LocalDate begin, LocalDate today, List<String> cards, String recharge) {

    Map<String, String> all() {
        var answers = new LinkedHashMap<String, String>();
        var now = today.plusDays(1) + "T00:00:00Z";
        for (var card : cards) {
            pages(
                    answers,
                    "/cards/%s/statement?storeId=store_a&at=%s&limit=3".formatted(card, now));
            pages(answers, "/cards/%s/statement?storeId=store_a&at=%s".formatted(card, now));
            pages(answers, "/recharges?cardId=%s&limit=2".formatted(card));
            pages(answers, "/spends?cardId=%s&limit=2".formatted(card));
            take(answers, "/cards/%s/statement?storeId=store_a&format=csv".formatted(card));
            for (var date : dates()) {
                var path = "/cards/%s/statement?storeId=store_a".formatted(card);
                take(answers, path + "&at=" + date + "T12:00:00Z");
                take(
                        answers,
                        path + "&format=csv&from=%s&to=%s".formatted(begin.minusDays(1), date));
                take(answers, path + "&format=csv&from=" + date);
            }
        }
        take(answers, "/recharges/" + recharge);
        for (var date : dates()) {
            take(answers, "/trial-balance?date=" + date);
            take(answers, "/trial-balance?at=" + date + "T12:00:00Z");
            take(answers, "/general-ledger?from=%s&to=%s".formatted(begin.minusDays(1), date));
            take(answers, "/general-ledger?from=%s&to=%s".formatted(date, today));
            take(answers, "/netting?month=" + YearMonth.from(date));
            var trials = shops.server.bean(TrialBalances.class);
            answers.put("trial " + date, trials.at(date).toString());
            answers.put("from transfers " + date, trials.fromTransfers(date).toString());
        }
        return answers;
    }

    private List<LocalDate> dates() {
        return List.of(begin.minusDays(1), begin, begin.plusDays(1), begin.plusDays(36), today);
    }

    private void take(Map<String, String> answers, String path) {
        var answer = shops.server.ask(shops.key, "GET", "/api/v1" + path, null);
        assertThat(answer.statusCode()).as(path + answer.body()).isEqualTo(200);
        // the moment of asking, where none was given
        answers.put(path, path.contains("at=") ? answer.body() : withoutNow(answer.body()));
    }

    private static String withoutNow(String body) {
        return body.replaceFirst("(\"cardId\":\"[^\"]*\",\"at\":)\"[^\"]*\"", "$1");
    }

    private void pages(Map<String, String> answers, String path) {
        var all = new ArrayList<String>();
        var cursor = "";
        do {
            var page = shops.get(path + cursor);
            all.add(page.toString());
            var next = page.has("next") ? page.get("next") : page.get("cursor");
            cursor = next == null || next.isNull() ? "" : "&cursor=" + next.asString();
        } while (!cursor.isEmpty());
        assertThat(all).as(path).hasSizeGreaterThan(path.contains("limit") ? 1 : 0);
        answers.put(path + " pages", String.join("\n", all));
    }
}
