package io.larder.reconcile.day;

import static io.larder.kit.RunningServer.told;
import static io.larder.reconcile.day.TwoStores.json;
import static io.larder.reconcile.day.TwoStores.reconcile;
import static org.assertj.core.api.Assertions.assertThat;

import io.larder.edge.IdempotencyKey;
import io.larder.ledger.BusinessClock;
import io.larder.ledger.TrialBalance;
import io.larder.ledger.TrialBalances;
import io.larder.vault.SealedFiles;
import java.util.Arrays;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** Business days and their reconciliation, as they are asked for over HTTP. */
class DaysOverHttpTest {

    private static final TwoStores SHOPS = TwoStores.open();

    @AfterAll
    static void stop() {
        SHOPS.close();
    }

    @Test
    void a_day_that_is_reconciled_again_moves_nothing() {
        long transfers = SHOPS.count("transfer");
        var key = UUID.randomUUID().toString();
        var first = SHOPS.bring(SHOPS.day(), SHOPS.bill(), key);
        assertThat(told(first)).isEqualTo("200");
        assertThat(first.headers().firstValue(IdempotencyKey.REPLAYED_HEADER)).isEmpty();
        var seen = json(first).path("bills").get(0);
        assertThat(seen.path("state").asString()).isEqualTo("MATCHED");
        assertThat(seen.path("matched").asInt()).isEqualTo(1);
        assertThat(seen.path("openDifferences").asInt()).isEqualTo(1);

        var again = SHOPS.bring(SHOPS.day(), SHOPS.bill(), key);
        assertThat(again.headers().firstValue(IdempotencyKey.REPLAYED_HEADER)).contains("true");
        assertThat(again.body()).isEqualTo(first.body());
        assertThat(told(SHOPS.bring(SHOPS.day(), SHOPS.bill(), UUID.randomUUID().toString())))
                .isEqualTo("200");
        assertThat(told(SHOPS.ask("POST", reconcile(SHOPS.day(), "wechat")))).isEqualTo("200");

        assertThat(SHOPS.count("transfer")).isEqualTo(transfers);
    }

    @Test
    void a_key_used_for_another_bill_or_day_is_refused_before_anything_is_done() {
        var key = UUID.randomUUID().toString();
        assertThat(told(SHOPS.bring(SHOPS.day(), SHOPS.bill(), key))).isEqualTo("200");
        var before = SHOPS.day().minusDays(1);

        assertThat(told(SHOPS.bring(before, SHOPS.bill(), key)))
                .isEqualTo("409 idempotency_key_reused");
        assertThat(told(SHOPS.bring(SHOPS.day(), Arrays.copyOf(SHOPS.bill(), 9), key)))
                .isEqualTo("409 idempotency_key_reused");

        var untouched = json(SHOPS.ask("GET", "/api/v1/business-days/" + before));
        assertThat(untouched.at("/bills/0/state").asString()).isEqualTo("MISSING");
        var keyless =
                SHOPS.server()
                        .send(
                                "POST",
                                reconcile(SHOPS.day(), "wechat"),
                                null,
                                "Authorization",
                                SHOPS.bearer());
        assertThat(told(keyless)).isEqualTo("400 idempotency_key_missing");
    }

    @Test
    void a_day_closes_once_under_whatever_key() {
        var path = "/api/v1/business-days/" + SHOPS.day() + "/close";
        var key = UUID.randomUUID().toString();
        var closed =
                SHOPS.send("POST", path, "Authorization", SHOPS.bearer(), "Idempotency-Key", key);
        assertThat(told(closed)).isEqualTo("200");
        assertThat(json(closed).path("status").asString()).isEqualTo("CLOSED");
        long batches = SHOPS.count("business_day");

        var again =
                SHOPS.send("POST", path, "Authorization", SHOPS.bearer(), "Idempotency-Key", key);
        assertThat(again.headers().firstValue(IdempotencyKey.REPLAYED_HEADER)).contains("true");
        assertThat(told(SHOPS.ask("POST", path))).isEqualTo("200");
        assertThat(SHOPS.count("business_day")).isEqualTo(batches);

        var tomorrow = SHOPS.server().bean(BusinessClock.class).today().plusDays(1);
        var early = SHOPS.ask("POST", "/api/v1/business-days/" + tomorrow + "/close");
        assertThat(told(early)).isEqualTo("409 day_not_closable");
        assertThat(json(early).at("/blockedBy/0/code").asString()).isEqualTo("day_not_over");
    }

    @Test
    void a_bill_that_is_cut_short_is_refused_whole_and_the_right_one_is_taken_under_the_same_key() {
        var before = SHOPS.day().minusDays(3);
        var whole = new BillText(before).paid("strange", 500).bytes();
        long transfers = SHOPS.count("transfer");
        var key = UUID.randomUUID().toString();

        var refused = SHOPS.bring(before, Arrays.copyOf(whole, whole.length - 60), key);

        assertThat(told(refused)).isEqualTo("409 channel_not_reconcilable");
        assertThat(json(refused).at("/blockedBy/0/code").asString()).isEqualTo("bill_refused");
        assertThat(SHOPS.count("transfer")).isEqualTo(transfers);
        assertThat(SHOPS.linesOf(before)).isZero();
        assertThat(SHOPS.server().bean(SealedFiles.class).find("bill/wechat/" + before)).isEmpty();

        assertThat(told(SHOPS.bring(before, whole, key))).isEqualTo("200");
        assertThat(SHOPS.linesOf(before)).isEqualTo(1);
    }

    @Test
    void a_bad_date_and_an_unknown_channel_are_told() {
        assertThat(told(SHOPS.ask("GET", "/api/v1/business-days/2026-13-01")))
                .isEqualTo("400 invalid_parameter");
        assertThat(told(SHOPS.ask("POST", "/api/v1/business-days/yesterday/close")))
                .isEqualTo("400 invalid_parameter");
        assertThat(told(SHOPS.ask("POST", "/api/v1/business-days/x/channels/wechat/reconcile")))
                .isEqualTo("400 invalid_parameter");
        assertThat(told(SHOPS.ask("POST", reconcile(SHOPS.day(), "visa"))))
                .isEqualTo("404 unknown_channel");
        assertThat(told(SHOPS.ask("POST", reconcile(SHOPS.day(), "WECHAT"))))
                .isEqualTo("404 unknown_channel");
        assertThat(told(SHOPS.ask("GET", "/api/v1/differences?date=31.12.2026")))
                .isEqualTo("400 invalid_parameter");
        assertThat(told(SHOPS.ask("GET", "/api/v1/differences?limit=0")))
                .isEqualTo("400 invalid_parameter");
        assertThat(told(SHOPS.ask("GET", "/api/v1/differences/diff_none")))
                .isEqualTo("404 difference_unknown");
    }

    @Test
    void money_that_is_held_and_released_and_paid_is_in_the_trial_balance_in_both_ways() {
        var today = SHOPS.server().bean(BusinessClock.class).today();
        var trials = SHOPS.server().bean(TrialBalances.class);
        SHOPS.ask("POST", "/api/v1/recharges", SHOPS.wechat("a", 700));

        var trial = trials.at(today);

        assertThat(trial).isEqualTo(trials.fromTransfers(today));
        assertThat(trial.balances()).isTrue();
        assertThat(trial.totals().debitsPending()).isGreaterThanOrEqualTo(700);
        assertThat(trial.lines())
                .extracting(TrialBalance.Line::account)
                .contains("card/*/principal", "cash/drawer_a1", "receivable/wechat");
    }
}
